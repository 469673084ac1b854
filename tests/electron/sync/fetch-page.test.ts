import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { Calls } from "../../../electron/sync/calls";
import { createPageReach } from "../../../electron/sync/fetch-page";
import { createNodeCrypto } from "../../../electron/keys/node-crypto";
import { equalBytes } from "../../../src/shared/bytes";
import { expectOk, fail, ok } from "../../../src/shared/result";

const PAGE = "ab".repeat(32);
const crypto = createNodeCrypto();

function aFile(size: number, fill: number): Uint8Array {
  const file = new Uint8Array(size);
  for (let index = 0; index < size; index += 1) file[index] = (index * fill) % 251;
  return file;
}

function tagOf(file: Uint8Array): string {
  return `"${createHash("sha256").update(file).digest("hex")}"`;
}

/** A gateway that has one file at a time; `answer` may spoil a reply. */
function aGateway(file: () => Uint8Array) {
  const ranges: string[] = [];
  let fails = 0;
  const calls: Pick<Calls, "send"> = {
    send: ({ headers }) => {
      const { range = "" } = headers;
      ranges.push(range);
      if (fails > 0) {
        fails -= 1;
        if (fails === 0) return Promise.resolve(fail({ kind: "no-connection", problem: null }));
      }
      const [, from = "0", to = "0"] = /bytes=(\d+)-(\d+)/.exec(range) ?? [];
      const bytes = file();
      const body = bytes.subarray(Number(from), Number(to) + 1);
      const end = Number(from) + body.length - 1;
      const place = `bytes ${from}-${String(end)}/${String(bytes.length)}`;
      const head = { "content-range": place, etag: tagOf(bytes) };
      return Promise.resolve(ok({ kind: "answer", status: 206, headers: head, body }));
    },
  };
  return {
    ...{ calls, ranges },
    /** The request of this number, from now on, gets no answer. */
    failAt: (number: number) => {
      fails = number;
    },
  };
}

test("a large page comes in parts, goes on where the line broke, and is asked for once", async () => {
  const file = aFile(1_300_000, 7);
  const gateway = aGateway(() => file);
  const reach = createPageReach(crypto, gateway.calls);
  gateway.failAt(2);
  expect(await reach.fetch(PAGE)).toEqual({ ok: false, fault: { kind: "no-line" } });
  expect(reach.lastFault(PAGE)).toBe("no-line");
  const [first, second] = await Promise.all([reach.fetch(PAGE), reach.fetch(PAGE)]);
  expect(equalBytes(expectOk(first), file)).toBe(true);
  expect(expectOk(second) === expectOk(first)).toBe(true);
  expectOk(await reach.fetch(PAGE));
  expect(gateway.ranges).toEqual([
    "bytes=0-524287",
    "bytes=524288-1048575",
    "bytes=524288-1048575",
    "bytes=1048576-1572863",
  ]);
});

test("parts of two files are never put together", async () => {
  const [old, fresh] = [aFile(900_000, 7), aFile(900_000, 11)];
  let file = old;
  const gateway = aGateway(() => file);
  const reach = createPageReach(crypto, gateway.calls);
  gateway.failAt(2);
  await reach.fetch(PAGE);
  file = fresh;
  expect(equalBytes(expectOk(await reach.fetch(PAGE)), fresh)).toBe(true);
});

test("a portal's page and bytes that are not the file are no page", async () => {
  for (const headers of [{}, { etag: tagOf(aFile(10, 3)) }]) {
    const send = () => Promise.resolve(ok({ kind: "answer", status: 200, headers, body: aFile(10, 5) } as const));
    const reach = createPageReach(crypto, { send });
    expect(await reach.fetch(PAGE)).toEqual({ ok: false, fault: { kind: "later" } });
  }
});
