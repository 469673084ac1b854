import fc from "fast-check";
import { expect, test } from "vitest";
import { openJournal } from "../../../electron/journal/open-journal";
import type { StoredEntry } from "../../../electron/journal/journal";
import { expectOk } from "../../../src/shared/result";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { aDraft, bodyOf, journalOptions, MORNING, openOn, readAll } from "./journal-kit";

test("what was appended is read again in order, by this process and by the next one", async () => {
  const disk = createSimulatedDisk(1).boot();
  const journal = await openOn(disk);
  for (let n = 1; n <= 5; n += 1) expectOk(await journal.append([aDraft(n)], MORNING + n));
  const numbers = (entries: readonly unknown[], from = 1): number[] => entries.map((_, index) => index + from);
  for (const reader of [journal, await openOn(disk)]) {
    const { entries, damages } = await readAll(reader);
    expect(damages).toEqual([]);
    expect(entries.map(({ envelope }) => envelope.sequence)).toEqual(numbers(entries));
    expect(entries.map((entry) => bodyOf(reader, entry))).toEqual([1, 2, 3, 4, 5].map((n) => ({ n })));
    expect(reader.head()).toEqual({ incarnation: 1, sequence: 5, hash: entries.at(-1)?.hash });
    expect((await readAll(reader, { incarnation: 1, sequence: 3 })).entries).toHaveLength(2);
  }
});

test("appends of one moment share one write and one flush, in the order of the calls", async () => {
  const simulated = createSimulatedDisk(2);
  const journal = await openOn(simulated.boot());
  expectOk(await journal.append([aDraft(1)], MORNING));
  simulated.takeTrace();
  const appends = [2, 3, 4, 5].map((n) => journal.append([aDraft(n), aDraft(n + 100)], MORNING));
  const stored = (await Promise.all(appends)).map(expectOk).flat();
  expect(stored.map(({ envelope }) => envelope.sequence)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  expect(stored.map(({ envelope }) => envelope.group.index)).toEqual([0, 1, 0, 1, 0, 1, 0, 1]);
  expect(simulated.takeTrace().map((call) => call.split(" ")[0])).toEqual(["write", "flush"]);
});

test(
  "calls are numbered in their order whenever they come, and each group stays together",
  { timeout: 30_000 },
  async () => {
    const anyCall = fc.record({
      size: fc.integer({ min: 1, max: 4 }),
      pause: fc.nat({ max: 3 }),
      months: fc.nat({ max: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(anyCall, { minLength: 1, maxLength: 12 }), fc.nat(), async (calls, seed) => {
        const disk = createSimulatedDisk(seed).boot();
        const journal = await openOn(disk);
        const answers: Promise<readonly number[]>[] = [];
        let next = 1;
        const expected = calls.map(({ size }) => Array.from({ length: size }, () => next++));
        for (const { size, pause, months } of calls) {
          const drafts = Array.from({ length: size }, (_, index) => aDraft(index));
          const append = journal.append(drafts, MORNING + 31 * months * 86_400_000);
          answers.push(append.then((result) => expectOk(result).map(({ envelope }) => envelope.sequence)));
          for (let turn = 0; turn < pause; turn += 1) await Promise.resolve();
        }
        expect(await Promise.all(answers)).toEqual(expected);
        const { entries, damages } = await readAll(await openOn(disk));
        expect(damages).toEqual([]);
        expect(entries.map(({ envelope }) => envelope.sequence)).toEqual(expected.flat());
      }),
      { numRuns: 60 },
    );
  },
);

test("another month and a clock that went back begin another segment, and the order stays", async () => {
  const disk = createSimulatedDisk(3).boot();
  const journal = await openOn(disk);
  const month = 31 * 86_400_000;
  for (const at of [MORNING, MORNING + month, MORNING, MORNING + 1]) expectOk(await journal.append([aDraft(1)], at));
  expect(expectOk(await disk.list("journal/000001"))).toEqual([
    "0000000001-202611.qmj",
    "0000000002-202612.qmj",
    "0000000003-202611.qmj",
  ]);
  const again = await openOn(disk);
  expect((await readAll(again)).entries.map(({ envelope }) => envelope.sequence)).toEqual([1, 2, 3, 4]);
  expect((await readAll(again, { incarnation: 1, sequence: 2 })).entries).toHaveLength(2);
});

test("an entry is found again by its place", async () => {
  const journal = await openOn(createSimulatedDisk(4).boot());
  const [first, second] = expectOk(await journal.append([aDraft(1), aDraft(2)], MORNING));
  expect(
    expectOk(await journal.readAt(second?.place ?? first?.place ?? { segment: "", offset: 0, length: 0 })).hash,
  ).toBe(second?.hash);
});

test("entries that name a dossier are found over segments and incarnations, and no other ones", async () => {
  const disk = createSimulatedDisk(6).boot();
  const journal = expectOk(await openJournal({ ...journalOptions(disk), maximumSegmentBytes: 4000 }));
  const [mine, other] = [aDraft(7), aDraft(8)];
  const look = { ...aDraft(7), class: "access", kind: "dossier.opened" } as const;
  for (const draft of [other, mine, other, look, other, other, look, { ...other, body: { names: mine.dossier } }]) {
    expectOk(await journal.append([draft], MORNING));
  }
  expectOk(await journal.openIncarnation("asked", MORNING));
  expectOk(await journal.append([look], MORNING));
  if (mine.dossier === null) throw new Error("a dossier");
  const found: StoredEntry[] = [];
  for await (const entry of journal.entriesOf(mine.dossier, "")) found.push(entry);
  const all = (await readAll(journal)).entries.filter(({ envelope }) => envelope.dossier === mine.dossier);
  expect(found.map(({ hash }) => hash)).toEqual(all.map(({ hash }) => hash));
  expect(found.map(({ envelope }) => envelope.kind)).toEqual([mine.kind, ...Array<string>(3).fill(look.kind)]);
  expect(new Set(found.map(({ place }) => place.segment)).size).toBeGreaterThan(1);
  for (const entry of found) expect(expectOk(await journal.readAt(entry.place)).hash).toBe(entry.hash);
  const last = found.at(-1)?.place.segment ?? "";
  const later: StoredEntry[] = [];
  for await (const entry of journal.entriesOf(mine.dossier, last)) later.push(entry);
  expect(later).toHaveLength(1);
});
