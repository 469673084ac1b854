import { expect, test } from "vitest";
import { CENTRE_BODIES, readCentreNews } from "../../../src/sync/centre-bodies";
import { publishNews } from "../../../src/gateway/centre-journal";
import {
  centreAnswer,
  cursorAfter,
  openCentreBody,
  readCentreEntry,
  type CentreEntry,
} from "../../../src/sync/centre-entry";
import type { CentreCursor } from "../../../src/sync/parts";
import { expectOk } from "../../../src/shared/result";
import { onEveryDatabase, type Province } from "../../fakes/gateway/both-databases";
import type { TestStation } from "../../fakes/gateway/test-station";

/** Everything that follows the cursor, checked as a station would. */
async function follow(province: Province, station: TestStation, from: CentreCursor | null): Promise<CentreEntry[]> {
  const entries: CentreEntry[] = [];
  let cursor = from;
  for (let more = true; more;) {
    const place = `epoch=${cursor?.epoch ?? 0}&after=${cursor?.sequence ?? 0}`;
    const reply = await station.call("GET", `/v1/centre?${place}`);
    const answer = centreAnswer.parse(JSON.parse(Buffer.from(reply.body).toString("utf8")));
    for (const wire of answer.entries) {
      const key = province.gateway.parts.keys.signing.publicKey;
      const entry = expectOk(readCentreEntry(station.crypto, key, cursor, wire));
      entries.push(entry);
      cursor = cursorAfter(entry);
    }
    more = answer.more;
  }
  return entries;
}

onEveryDatabase("the province's journal for a centre", (get) => {
  test("is one signed chain without gaps, however many write into it at once", async () => {
    const province = get();
    const station = await province.enrolledStation("H97.1");
    const publish = (number: number) =>
      province.db.transaction().execute((tx) =>
        publishNews(province.gateway.parts, tx, "H97.1", {
          kind: "station.revoked",
          body: { station: station.identity.station, at: number },
          about: null,
        }),
      );
    await Promise.all(Array.from({ length: 150 }, (_, number) => publish(number)));
    const entries = await follow(province, station, null);
    expect(entries.map(({ envelope }) => envelope.sequence)).toEqual(
      Array.from({ length: 151 }, (_, index) => index + 1),
    );
    const middle = entries[99];
    if (middle === undefined) throw new Error("a hundred entries");
    expect(await follow(province, station, cursorAfter(middle))).toHaveLength(51);
  });

  test("says about a dossier what only holders of its key can read", async () => {
    const province = get();
    const station = await province.enrolledStation("H97.2");
    const dossier = station.accept("H97.2-261124-0001");
    const bytes = station.keys.get(dossier.key);
    if (bytes === undefined) throw new Error("the dossier has a key");
    const body = {
      at: 1,
      by: "provincial-system" as const,
      reason: "Thiếu giấy ủy quyền của bà Nguyễn Thị Phương Thảo",
    };
    await province.db.transaction().execute((tx) =>
      publishNews(province.gateway.parts, tx, "H97.2", {
        kind: "dossier.refused",
        body,
        about: { dossier: dossier.id, key: { id: dossier.key, bytes } },
      }),
    );
    const entry = (await follow(province, station, null)).at(-1);
    if (entry === undefined) throw new Error("an entry");
    expect(Buffer.from(entry.body).toString("utf8")).not.toContain("Phương");
    const read = readCentreNews(entry.envelope.kind, 1, expectOk(openCentreBody(station.sealer, entry)));
    expect(read).toEqual({ kind: "dossier.refused", body });
  });

  test("is refused by a reader when an entry is changed, left out or signed by another", async () => {
    const province = get();
    const station = await province.enrolledStation("H97.3");
    await province.enrolledStation("H97.3");
    const reply = await station.call("GET", "/v1/centre?epoch=0&after=0");
    const [first, second] = centreAnswer.parse(JSON.parse(Buffer.from(reply.body).toString("utf8"))).entries;
    if (first === undefined || second === undefined) throw new Error("two entries");
    const key = province.gateway.parts.keys.signing.publicKey;
    const read = (wire: typeof first, publicKey = key) => readCentreEntry(station.crypto, publicKey, null, wire);
    expect(read(first)).toMatchObject({ ok: true });
    expect(read(second)).toMatchObject({ fault: { kind: "not-next" } });
    expect(read({ ...first, body: second.body })).toMatchObject({ fault: { kind: "wrong-body" } });
    expect(read({ ...first, envelope: second.envelope })).toMatchObject({ fault: { kind: "not-signed" } });
    expect(read(first, station.identity.publicKey)).toMatchObject({ fault: { kind: "not-signed" } });
    expect(Object.keys(CENTRE_BODIES)).toContain("station.enrolled");
  });
});
