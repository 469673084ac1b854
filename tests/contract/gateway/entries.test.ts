import { expect, test } from "vitest";
import { parseEnvelope } from "../../../src/journal/envelope";
import { encodeBatch } from "../../../src/sync/push-entries";
import { readReceipt } from "../../../src/sync/receipt";
import { onEveryDatabase, type Province } from "../../fakes/gateway/both-databases";
import type { TestStation } from "../../fakes/gateway/test-station";

async function heldBytes(province: Province, station: TestStation): Promise<readonly Buffer[]> {
  const rows = await province.db
    .selectFrom("entries")
    .innerJoin("lines", "lines.line_id", "entries.line_id")
    .where("lines.station", "=", station.identity.station)
    .orderBy("entries.line_id")
    .orderBy("entries.sequence")
    .select(["envelope", "signature", "body"])
    .execute();
  return rows.map(({ envelope, signature, body }) => Buffer.concat([envelope, signature, body ?? Buffer.alloc(0)]));
}

onEveryDatabase("entries at the province", (get) => {
  test("are held byte for byte, once, however often they are sent", async () => {
    const station = await get().enrolledStation();
    for (let number = 1; number <= 5; number += 1) station.accept(`H99.1-261124-000${number}`);
    const entries = station.entries();
    expect(await station.push(entries.slice(0, 3))).toMatchObject({ outcome: "held", stored: 3, duplicates: 0 });
    expect(await station.push(entries)).toMatchObject({ outcome: "held", stored: 2, duplicates: 3 });
    expect(await station.push(entries.slice(1, 4))).toMatchObject({ outcome: "held", stored: 0, duplicates: 3 });
    const held = await heldBytes(get(), station);
    expect(held).toEqual(
      entries.map(({ envelopeBytes, signature, sealedBody }) =>
        Buffer.concat([envelopeBytes, signature, sealedBody ?? Buffer.alloc(0)]),
      ),
    );
  });

  test("are held once when the same push comes many times at one moment", async () => {
    const station = await get().enrolledStation();
    for (let number = 1; number <= 4; number += 1) station.accept(`H99.1-261124-010${number}`);
    const answers = await Promise.all(Array.from({ length: 6 }, () => station.push(station.entries())));
    expect(answers.map((answer) => (answer.outcome === "held" ? answer.stored : -1)).sort()).toEqual([
      0, 0, 0, 0, 0, 4,
    ]);
    expect(await heldBytes(get(), station)).toHaveLength(4);
  });

  test("give a receipt that the province signed for exactly the end of the line", async () => {
    const province = get();
    const station = await province.enrolledStation();
    station.accept("H99.1-261124-0201");
    const answer = await station.push(station.entries());
    if (answer.outcome !== "held") throw new Error(answer.outcome);
    const key = province.gateway.parts.keys.signing.publicKey;
    const receipt = readReceipt(station.crypto, key, answer.receipt);
    expect(receipt).toMatchObject({ station: station.identity.station, held: station.head() });
    const forged = answer.receipt.replace(/^./, (letter) => (letter === "e" ? "f" : "e"));
    expect(readReceipt(station.crypto, key, forged)).toBeUndefined();
  });

  test("leave no gap unless the station says that what is missing is lost", async () => {
    const station = await get().enrolledStation();
    for (let number = 1; number <= 6; number += 1) station.accept(`H99.1-261124-030${number}`);
    const entries = station.entries();
    await station.push(entries.slice(0, 2));
    expect(await station.push(entries.slice(4))).toMatchObject({ outcome: "gap", held: { sequence: 2 } });
    expect(await station.push(entries.slice(4), true)).toMatchObject({
      outcome: "held",
      held: { sequence: 6 },
      holes: [{ from: 3, to: 4 }],
    });
    // Found on a neighbour after all.
    expect(await station.push(entries.slice(2, 4))).toMatchObject({ outcome: "held", stored: 2, holes: [] });
    expect(await heldBytes(get(), station)).toHaveLength(6);
  });

  test("of a cloned computer are all kept, and both learn of the fork", async () => {
    const original = await get().enrolledStation();
    original.accept("H99.1-261124-0401");
    const shared = original.entries();
    await original.push(shared);
    original.accept("H99.1-261124-0402");
    const mine = original.entries();
    await original.push(mine);
    original.take(shared);
    original.accept("H99.1-261124-0403");
    original.accept("H99.1-261124-0404");
    const clone = original.entries();
    const answer = await original.push(clone);
    expect(answer).toMatchObject({ outcome: "held", stored: 2, duplicates: 1, held: { sequence: 3 } });
    expect(answer).toMatchObject({ forked: { sequence: 2, hash: mine.at(-1)?.hash } });
    expect(await heldBytes(get(), original)).toHaveLength(4);
    expect(await original.push(clone)).toMatchObject({ stored: 0, duplicates: 3, held: { hash: clone.at(-1)?.hash } });
    expect(await original.session()).toMatchObject({ lines: [{ head: { sequence: 2 } }, { head: { sequence: 3 } }] });
  });

  test("of a later incarnation stand beside the earlier one", async () => {
    const station = await get().enrolledStation();
    station.accept("H99.1-261124-0501");
    const key = station.newKey();
    const body = { reason: "restored", after: null };
    const draft = {
      class: "access",
      dossier: null,
      kind: "journal.incarnation",
      version: 1,
      parents: [],
      key,
      body,
    } as const;
    const second = station.append([draft], 2);
    await station.push(station.entries().slice(0, 1));
    expect(await station.push(second)).toMatchObject({ outcome: "held", held: { incarnation: 2, sequence: 1 } });
    expect(await station.session()).toMatchObject({
      common: [
        { incarnation: 1, sequence: 1 },
        { incarnation: 2, sequence: 1 },
      ],
    });
  });

  test("that no journal can hold stop the batch there, and nothing else", async () => {
    const station = await get().enrolledStation();
    for (let number = 1; number <= 4; number += 1) station.accept(`H99.1-261124-060${number}`);
    const entries = station.entries();
    const bent = entries.map((entry, index) =>
      index === 2 ? { ...entry, sealedBody: new Uint8Array(entry.sealedBody?.map((byte) => byte ^ 1) ?? []) } : entry,
    );
    expect(await station.push(bent)).toMatchObject({
      outcome: "unsound",
      sequence: 3,
      why: "body",
      held: { sequence: 2 },
    });
    expect(await station.push(entries.slice(3), true)).toMatchObject({ outcome: "held", holes: [{ from: 3, to: 3 }] });
    const foreign = await get().enrolledStation();
    foreign.accept("H99.1-261124-0605");
    expect(await station.push(foreign.entries())).toMatchObject({ outcome: "unsound", why: "station", held: null });
    station.accept("H99.1-261124-0606");
    const unsigned = station.entries().slice(4);
    expect(await station.push(unsigned.map((entry) => ({ ...entry, signature: new Uint8Array(64) })))).toMatchObject({
      outcome: "unsound",
      sequence: 5,
      why: "signature",
    });
  });

  test("are refused as a whole when the frame is cut, and their bodies may have been stripped", async () => {
    const station = await get().enrolledStation();
    const key = station.newKey();
    const access = {
      class: "access",
      dossier: null,
      kind: "session.opened",
      version: 1,
      parents: [],
      key,
      body: {},
    } as const;
    station.append([access, access]);
    const bytes = encodeBatch(station.entries());
    expect((await station.call("POST", "/v1/entries", bytes.subarray(0, bytes.length - 3))).status).toBe(400);
    expect((await station.call("POST", "/v1/entries", new Uint8Array(0))).status).toBe(400);
    const stripped = station.entries().map((entry) => ({ ...entry, sealedBody: null }));
    expect(await station.push(stripped)).toMatchObject({ outcome: "held", stored: 2 });
    expect(stripped.every(({ envelopeBytes }) => parseEnvelope(envelopeBytes).ok)).toBe(true);
  });
});
