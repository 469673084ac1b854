import fc from "fast-check";
import { expect, test } from "vitest";
import type { Journal } from "../../../electron/journal/journal";
import type { DiskFaultKind } from "../../../src/shared/disk";
import { expectOk } from "../../../src/shared/result";
import { createSimulatedDisk, type SimulatedDisk } from "../../fakes/simulated-disk";
import { aDraft, bodyOf, journalOptions, MORNING, openOn, readAll } from "./journal-kit";
import { openJournal } from "../../../electron/journal/open-journal";

const LONG = { timeout: 60_000 };
const MONTH = 31 * 86_400_000;

/** What a station was told about each number it tried to write. */
interface Ledger {
  readonly saved: Set<number>;
  readonly notSaved: Set<number>;
}

test("a fault at any call of the disk loses nothing that was said to be saved", LONG, async () => {
  for (const kind of ["io", "no-space"] as const) {
    for (let call = 0; call < 60; call += 1) {
      const simulated = createSimulatedDisk(call);
      const ledger = emptyLedger();
      simulated.planFault({ kind, afterCalls: call });
      const journal = await openPatiently(simulated);
      await appendMany(journal, ledger);
      await journal.close();
      simulated.crash("power");
      await compare(simulated, ledger, `${kind} at call ${call}`);
    }
  }
});

test("two faults at any two calls of the disk lose nothing that was said to be saved", LONG, async () => {
  const faults = fc.record({
    kind: fc.constantFrom<DiskFaultKind>("io", "no-space"),
    afterCalls: fc.nat({ max: 50 }),
    operation: fc.constantFrom(undefined, "write", "flush", "truncate", "flushDirectory", "open"),
  });
  const history = fc.tuple(fc.array(faults, { minLength: 1, maxLength: 4 }), fc.nat());
  await fc.assert(
    fc.asyncProperty(history, async ([plans, seed]) => {
      const simulated = createSimulatedDisk(seed);
      const ledger = emptyLedger();
      const journal = await openPatiently(simulated);
      for (const { operation, ...plan } of plans) simulated.planFault(operation ? { ...plan, operation } : plan);
      await appendMany(journal, ledger);
      simulated.crash("power");
      await compare(simulated, ledger, JSON.stringify(plans));
    }),
    { numRuns: 150 },
  );
});

test("a power cut inside any call of the disk loses nothing that was said to be saved", LONG, async () => {
  for (let call = 0; call < 50; call += 1) {
    for (let seed = 0; seed < 4; seed += 1) {
      const simulated = createSimulatedDisk(100 * call + seed);
      const ledger = emptyLedger();
      const frozen = simulated.freezeAfter(call);
      const work = openJournal(journalOptions(simulated.boot())).then((opened) => appendMany(expectOk(opened), ledger));
      await Promise.race([frozen, work]);
      simulated.crash(seed % 2 === 0 ? "power" : "process");
      await compare(simulated, ledger, `call ${call} seed ${seed}`);
    }
  }
});

test("what is said to be saved survives although the disk forgets what a failed flush was given", async () => {
  const simulated = createSimulatedDisk(5);
  const journal = await openOn(simulated.boot());
  expectOk(await journal.append([aDraft(1)], MORNING));
  simulated.planFault({ kind: "io", afterCalls: 0, operation: "flush" });
  const second = await journal.append([aDraft(2)], MORNING);
  simulated.crash("power");
  const found = await readAll(await openOn(simulated.boot()));
  expect(found.entries).toHaveLength(second.ok ? 2 : 1);
});

test("a process killed behind a failed flush leaves nothing that only seems to be on the disk", LONG, async () => {
  for (let call = 3; call < 8; call += 1) {
    const simulated = createSimulatedDisk(call);
    const journal = await openOn(simulated.boot());
    expectOk(await journal.append([aDraft(1)], MORNING));
    simulated.planFault({ kind: "io", afterCalls: 0, operation: "flush" });
    const frozen = simulated.freezeAfter(call - 1);
    await Promise.race([frozen, journal.append([aDraft(2)], MORNING), journal.append([aDraft(3)], MORNING)]);
    simulated.crash("process");
    const seen = await openOn(simulated.boot());
    const before = (await readAll(seen)).entries;
    expectOk(await seen.append([aDraft(4)], MORNING));
    simulated.crash("power");
    const { entries, damages } = await readAll(await openOn(simulated.boot()));
    expect(damages, `call ${call}`).toEqual([]);
    expect(
      entries.slice(0, -1).map(({ hash }) => hash),
      `call ${call}`,
    ).toEqual(before.map(({ hash }) => hash));
  }
});

test("after a full disk nothing is half said, and the journal goes on when there is room", async () => {
  const simulated = createSimulatedDisk(6);
  const journal = await openOn(simulated.boot());
  expectOk(await journal.append([aDraft(1)], MORNING));
  simulated.setCapacity(1500);
  const big = aDraft(2, { body: { text: "x".repeat(4000) } });
  const [failed, behind] = await Promise.all([journal.append([big], MORNING), journal.append([aDraft(3)], MORNING)]);
  expect(failed).toMatchObject({ ok: false, fault: { kind: "not-saved", cause: { kind: "no-space" } } });
  expect(behind.ok).toBe(false);
  expect(journal.condition().kind).toBe("faulted");
  expect(await journal.append([aDraft(4)], MORNING)).toEqual({ ok: false, fault: { kind: "faulted" } });
  expect(expectOk(await journal.recover())).toEqual({ kept: [], head: journal.head() });
  simulated.setCapacity(1e12);
  const [stored] = expectOk(await journal.append([aDraft(5)], MORNING));
  expect(stored?.envelope.sequence).toBe(2);
});

test("a body that cannot be sealed leaves no gap", async () => {
  const journal = await openOn(createSimulatedDisk(8).boot());
  const options = journalOptions(createSimulatedDisk(9).boot());
  const key = aDraft(2).key;
  const sealer = { ...options.sealer, seal: () => ({ ok: false, fault: { kind: "no-key", key } }) as const };
  const sealless = expectOk(await openJournal({ ...options, sealer }));
  expect(await sealless.append([aDraft(2)], MORNING)).toEqual({
    ok: false,
    fault: { kind: "seal", fault: { kind: "no-key", key } },
  });
  expect(sealless.nextPosition()).toEqual({ incarnation: 1, sequence: 1 });
  expect(journal.nextPosition()).toEqual(sealless.nextPosition());
});

test("an entry that is longer than any reader would take is a bug that is told, and leaves no gap", async () => {
  const journal = await openOn(createSimulatedDisk(9).boot());
  const huge = aDraft(1, { body: "x".repeat(17 * 1024 * 1024) });
  await expect(journal.append([aDraft(0), huge], MORNING)).rejects.toThrow("too long");
  const [first] = expectOk(await journal.append([aDraft(2)], MORNING));
  expect(first?.envelope.sequence).toBe(1);
});

function emptyLedger(): Ledger {
  return { saved: new Set(), notSaved: new Set() };
}

/** As a runtime does: goes on after a fault as soon as the disk lets it. */
async function openPatiently(simulated: SimulatedDisk): Promise<Journal> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const opened = await openJournal(journalOptions(simulated.boot()));
    if (opened.ok) return opened.value;
  }
  throw new Error("the journal does not open");
}

async function appendMany(journal: Journal, ledger: Ledger): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    const numbers = round % 2 === 0 ? [round * 10] : [round * 10, round * 10 + 1, round * 10 + 2];
    const at = round < 4 ? MORNING : MORNING + MONTH;
    const tried = numbers.map(async (n) => {
      const result = await journal.append([aDraft(n), aDraft(n + 1000)], at);
      if (result.ok) ledger.saved.add(n);
      else if (result.fault.kind !== "unknown") ledger.notSaved.add(n);
    });
    await Promise.all(tried);
    for (let attempt = 0; attempt < 10 && journal.condition().kind === "faulted"; attempt += 1) {
      const recovery = await journal.recover();
      if (!recovery.ok) continue;
      for (const { envelope, ...entry } of recovery.value.kept) {
        const { n } = bodyOf(journal, { envelope, ...entry }) as { n: number }; // the kit's own body
        if (n < 1000) ledger.saved.add(n);
      }
    }
  }
}

async function compare(simulated: SimulatedDisk, ledger: Ledger, history: string): Promise<void> {
  simulated.forgetPlans();
  const journal = await openOn(simulated.boot());
  const { entries, damages } = await readAll(journal);
  const there = entries.map((entry) => (bodyOf(journal, entry) as { n: number }).n); // the kit's own body
  expect(damages, history).toEqual([]);
  expect(journal.condition(), history).toEqual({ kind: "open" });
  expect(new Set(there).size, history).toBe(there.length);
  for (const n of ledger.saved) expect(there, history).toContain(n);
  for (const n of ledger.notSaved) expect(there, history).not.toContain(n);
  for (const n of there.filter((number) => number < 1000)) expect(there, history).toContain(n + 1000);
}
