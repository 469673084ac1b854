import { expect, test } from "vitest";
import type { FileStore } from "../../../src/gateway/file-store";
import { onEveryDatabase } from "../../fakes/gateway/both-databases";
import { gatewayOn } from "../../fakes/gateway/gateway-on";
import { jsonOf } from "../../fakes/gateway/test-station";

onEveryDatabase("pages of one moment", (get) => {
  /** A gateway of the same province over other files, and a dossier with three pages that it has read. */
  async function prepare(code: string, putAll: (files: FileStore) => FileStore["putAll"]) {
    const province = get();
    // It reads nothing any more that the other one waits for.
    await province.gateway.settled();
    const station = await province.enrolledStation();
    const dossier = station.accept(code, [900, 1_000, 1_100]);
    const { files, db } = province;
    const { gateway, logged } = await gatewayOn(db, { ...province, files: { ...files, putAll: putAll(files) } });
    station.speakTo((request) => gateway.handle(request));
    await station.sendKeys(dossier.key);
    await station.push(station.entries());
    await gateway.settled();
    const states = async (): Promise<readonly string[]> => {
      const rows = await db.selectFrom("pages").where("dossier", "=", dossier.id).select(["page", "state"]).execute();
      const byPage = new Map(rows.map(({ page, state }) => [page, state]));
      return dossier.pages.map(({ ref }) => byPage.get(ref.page) ?? "unknown");
    };
    return { station, dossier, files, states, logged };
  }

  test("are held but for the one whose file cannot be written; it is held when it comes again", async () => {
    let bad = "";
    const { station, dossier, states } = await prepare("H99.1-261124-0901", (files) => async (whole) => {
      const problems = await files.putAll(whole.filter(({ sha256 }) => sha256 !== bad));
      return whole.map(({ sha256 }, index) => (sha256 === bad ? new Error("no space") : problems[index]));
    });
    bad = dossier.pages[2]?.sha256 ?? "";
    const replies = await Promise.all(dossier.pages.map((page) => station.upload(dossier.id, page)));
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 503]);
    expect(await states()).toEqual(["held", "held", "missing"]);
    bad = "";
    const [again] = await Promise.all(dossier.pages.slice(2).map((page) => station.upload(dossier.id, page)));
    expect(again && jsonOf(again)).toEqual({ state: "held", missing: 0 });
    expect(await states()).toEqual(["held", "held", "held"]);
  });

  test("are not written down before their files are flushed, however soon they were judged", async () => {
    let flush = (): void => undefined;
    const flushed = new Promise<void>((resolve) => (flush = resolve));
    let began = (): void => undefined;
    const begun = new Promise<void>((resolve) => (began = resolve));
    const { station, dossier, files, states } = await prepare("H99.1-261124-0902", (real) => async (whole) => {
      began();
      await flushed;
      return real.putAll(whole);
    });
    const replies = Promise.all(dossier.pages.map((page) => station.upload(dossier.id, page)));
    await begun;
    // Whatever is asked of the database meanwhile is answered before the files are there.
    for (let turn = 0; turn < 5; turn += 1) expect(await states()).toEqual(["missing", "missing", "missing"]);
    flush();
    expect((await replies).map(jsonOf)).toContainEqual({ state: "held", missing: 0 });
    expect(await states()).toEqual(["held", "held", "held"]);
    for (const { sha256 } of dossier.pages) expect(await files.has(sha256)).toBe(true);
  });
});
