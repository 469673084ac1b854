import fc from "fast-check";
import { expect, test } from "vitest";
import { openBox, sealBox } from "../../../src/access/sealed-box";
import { encodeUtf8, toHex } from "../../../src/shared/bytes";
import { expectOk } from "../../../src/shared/result";
import { createNodeCrypto } from "../../../electron/keys/node-crypto";
import { createNobleCrypto } from "../../fakes/noble-crypto";

const node = createNodeCrypto();
const noble = createNobleCrypto();
const context = encodeUtf8("here");
const refused = { ok: false, fault: { kind: "not-authentic" } };

test("a box opens for its owner alone, in another implementation too", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (plain) => {
      const owner = node.createAgreementPair();
      const box = sealBox(node, owner.publicKey, plain, context);
      expect(toHex(expectOk(openBox(noble, owner, box, context)))).toBe(toHex(plain));
      expect(openBox(node, node.createAgreementPair(), box, context)).toEqual(refused);
      expect(openBox(node, owner, box, encodeUtf8("there"))).toEqual(refused);
    }),
    { numRuns: 20 },
  );
});

test("any changed or missing byte is noticed, a worthless ephemeral key too", () => {
  const owner = node.createAgreementPair();
  const box = sealBox(node, owner.publicKey, encodeUtf8("secret"), context);
  for (let at = 0; at < box.length; at += 1) {
    const flipped = Uint8Array.from(box);
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    expect(openBox(node, owner, flipped, context)).toEqual(refused);
    expect(openBox(node, owner, box.subarray(0, at), context)).toEqual(refused);
  }
  expect(openBox(node, owner, Uint8Array.from(box).fill(0, 0, 32), context)).toEqual(refused);
});
