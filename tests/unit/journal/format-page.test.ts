import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createNodeCrypto } from "../../../electron/keys/node-crypto";
import { openBody } from "../../../src/journal/chain";
import type { Entry } from "../../../src/journal/entry";
import { scanSegment } from "../../../src/journal/scan";
import { fromHex } from "../../../src/shared/bytes";
import { expectOk } from "../../../src/shared/result";
import { createDerivedKeySealer } from "../../fakes/derived-key-sealer";
import { createNobleCrypto } from "../../fakes/noble-crypto";
import { createExampleSegment, hexLines } from "./example-journal";

const page = readFileSync(new URL("../../../src/journal/README.md", import.meta.url), "utf8");

test("the bytes on the format page are the bytes that are written", () => {
  expect(page).toContain(hexLines(createExampleSegment().bytes));
});

test("the bytes on the format page are read by both implementations, signatures, chain and bodies", () => {
  const listed = page.slice(page.indexOf("```\n0000") + 4, page.lastIndexOf("\n```"));
  const hex = listed.split("\n").map((line) => line.slice(6, 53).replaceAll(" ", "")).join(""); // prettier-ignore
  for (const crypto of [createNodeCrypto(), createNobleCrypto()]) {
    const entries: Entry[] = [];
    const scan = { crypto, segment: "000001/0000000001-202611.qmj", bytes: fromHex(hex), base: 0, head: null };
    for (const event of scanSegment({ ...scan, publicKey: null, last: true, everySignature: true })) {
      expect(event.kind).toBe("entry");
      if (event.kind === "entry") entries.push(event.entry);
    }
    const sealer = createDerivedKeySealer(crypto);
    expect(entries.map((entry) => expectOk(openBody(sealer, entry)))).toEqual([
      { code: "H56.123-261123-0007" },
      { move: "transfer" },
    ]);
  }
});

test("every field that the format page explains is in the envelope, in this order", () => {
  const [first] = createExampleSegment().entries;
  const rows = page.slice(page.indexOf("## Envelope"), page.indexOf("## Body")).matchAll(/^\| `(\w+)` +\|/gm);
  expect([...rows].map(([, name]) => name)).toEqual(Object.keys(first?.envelope ?? {}));
});
