import { expect, test } from "vitest";
import type { NumbersGiven } from "../../../src/sync/enrolment";
import { askBlock, aRequest, blockOf, tell } from "../../fakes/gateway/ask-blocks";
import { onEveryDatabase } from "../../fakes/gateway/both-databases";

onEveryDatabase("numbers that stations tell of", (get) => {
  test("what was told is theirs and is not given to another; the same told again changes nothing", async () => {
    const { enrolledStation } = get();
    const [one, two] = [await enrolledStation("H97.1"), await enrolledStation("H97.1")];
    const forgotten = { ...(await askBlock(one)), incarnation: 1 } as NumbersGiven; // just checked by the schema
    const range = { block: { from: 9500, to: 9899 }, reserve: { from: 9900, to: 9999 } };
    const told: NumbersGiven = { ...forgotten, incarnation: 2, grant: { kind: "daily", ...range } };
    const foreign: NumbersGiven = { ...told, series: "dossier/H97.2" };
    expect(await tell(one, [forgotten, told, foreign])).toEqual({ noted: 1, clashes: 0 });
    expect(await tell(one, [forgotten, told, foreign])).toEqual({ noted: 0, clashes: 0 });
    const given: number[] = [];
    for (let block = await askBlock(two); block !== undefined; block = await askBlock(two)) given.push(blockOf(block));
    // Twenty, without both enrolments, the one that was asked for and the one that was told.
    expect(given).toHaveLength(16);
    expect(given).not.toContain(19);
    expect(await two.ask("/v1/numbers", { request: aRequest(), incarnation: 1 })).toMatchObject({
      problem: "no-numbers-left",
    });
  });

  test("a block that another station has stays there, and the centre is told of it once", async () => {
    const { enrolledStation, db } = get();
    const [one, two] = [await enrolledStation("H97.3"), await enrolledStation("H97.3")];
    const block = await askBlock(one);
    if (block === undefined) throw new Error("the first life of a gateway gives blocks");
    const count = async (): Promise<number> =>
      (await db.selectFrom("centre_entries").where("agency", "=", "H97.3").select("sequence").execute()).length;
    const before = await count();
    expect(await tell(two, [block])).toEqual({ noted: 0, clashes: 1 });
    expect(await tell(two, [block])).toEqual({ noted: 0, clashes: 1 });
    expect(await count()).toBe(before + 1);
    expect(await tell(one, [block])).toEqual({ noted: 0, clashes: 0 });
  });

  test("what was told to an earlier start of the gateway counts for nothing", async () => {
    const { enrolledStation } = get();
    const station = await enrolledStation();
    const late = await station.ask("/v1/numbers/held", { start: "0f".repeat(16), numbers: [] });
    expect(late).toMatchObject({ problem: "busy" });
  });
});
