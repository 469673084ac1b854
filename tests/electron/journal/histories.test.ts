import fc from "fast-check";
import { expect, test } from "vitest";
import type { Journal } from "../../../electron/journal/journal";
import { openJournal } from "../../../electron/journal/open-journal";
import { verifyJournal } from "../../../electron/journal/verify";
import type { Entry, Head } from "../../../src/journal/entry";
import type { AppendFault } from "../../../src/journal/ports";
import type { DiskFaultKind } from "../../../src/shared/disk";
import { encodeUtf8 } from "../../../src/shared/bytes";
import { expectOk, type Result } from "../../../src/shared/result";
import { createSimulatedDisk, type SimulatedDisk } from "../../fakes/simulated-disk";
import { aDraft, crypto, identity, journalOptions, MORNING, readAll } from "./journal-kit";

const RUNS = 80;

type Step =
  | { readonly kind: "append"; readonly groups: number; readonly month: number }
  | { readonly kind: "fault"; readonly fault: DiskFaultKind; readonly afterCalls: number }
  | { readonly kind: "checkpoint" }
  | { readonly kind: "incarnation" }
  | { readonly kind: "restart"; readonly how: "power" | "process"; readonly insideCall: number | null };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("append" as const), groups: fc.integer({ min: 1, max: 4 }), month: fc.nat({ max: 2 }) }) }, // prettier-ignore
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("fault" as const), fault: fc.constantFrom("io" as const, "no-space" as const), afterCalls: fc.nat({ max: 12 }) }) }, // prettier-ignore
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("checkpoint" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("incarnation" as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("restart" as const), how: fc.constantFrom("power" as const, "process" as const), insideCall: fc.option(fc.nat({ max: 8 })) }) }, // prettier-ignore
);

/** One station's disk, and what it was promised. */
interface World {
  readonly simulated: SimulatedDisk;
  journal: Journal;
  /** Hashes of entries that were said to be saved. */
  readonly saved: Set<string>;
  /** The last head of each incarnation that was said to be saved: a witness for ever. */
  readonly heads: Map<number, Head>;
  next: number;
}

test(
  "whatever happens, the journal opens without damage and holds exactly what it promised",
  { timeout: 60_000 },
  async () => {
    // prettier-ignore
    await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 30 }), fc.nat(), async (steps, seed) => {
      const simulated = createSimulatedDisk(seed);
      const journal = expectOk(await openJournal(journalOptions(simulated.boot())));
      const world: World = { simulated, journal, saved: new Set(), heads: new Map(), next: 1 };
      for (const step of steps) await play(world, step);
      await restart(world, "power");
      const task = { disk: simulated.boot(), crypto, publicKey: identity.publicKey, witnesses: [...world.heads.values()] };
      expect(expectOk(await verifyJournal(task)).damages).toEqual([]);
      await check(world);
    }),
    { numRuns: RUNS },
  );
  },
);

async function play(world: World, step: Step): Promise<void> {
  if (step.kind === "append") await append(world, step.groups, step.month);
  if (step.kind === "fault") world.simulated.planFault({ kind: step.fault, afterCalls: step.afterCalls });
  if (step.kind === "incarnation") await settle(world, world.journal.openIncarnation("asked", MORNING));
  if (step.kind === "checkpoint" && world.journal.head().sequence > 0 && world.journal.condition().kind === "open") {
    await world.journal.writeCheckpoint(world.journal.head(), [encodeUtf8("state")], MORNING);
  }
  if (step.kind !== "restart") return;
  if (step.insideCall !== null) {
    const frozen = world.simulated.freezeAfter(step.insideCall);
    await Promise.race([frozen, append(world, 2, 0)]);
  }
  await restart(world, step.how);
  await check(world);
}

async function append(world: World, groups: number, month: number): Promise<void> {
  const at = MORNING + month * 31 * 86_400_000;
  const tried = Array.from({ length: groups }, () => {
    const drafts = [aDraft(world.next, { parents: [] }), aDraft(world.next + 1)];
    world.next += 2;
    return settle(world, world.journal.append(drafts, at));
  });
  await Promise.all(tried);
  for (let attempt = 0; attempt < 20 && world.journal.condition().kind === "faulted"; attempt += 1) {
    const recovery = await world.journal.recover();
    if (recovery.ok) remember(world, recovery.value.kept);
  }
}

async function settle(world: World, answer: Promise<Result<Entry | readonly Entry[], AppendFault>>): Promise<void> {
  const result = await answer;
  if (result.ok) remember(world, [result.value].flat());
}

function remember(world: World, entries: readonly Entry[]): void {
  for (const entry of entries) {
    const { incarnation, sequence } = entry.envelope;
    world.saved.add(entry.hash);
    if ((world.heads.get(incarnation)?.sequence ?? 0) < sequence) {
      world.heads.set(incarnation, { incarnation, sequence, hash: entry.hash });
    }
  }
}

async function restart(world: World, how: "power" | "process"): Promise<void> {
  world.simulated.crash(how);
  world.simulated.forgetPlans();
  const witnesses = [...world.heads.values()];
  world.journal = expectOk(await openJournal(journalOptions(world.simulated.boot(), witnesses)));
}

async function check(world: World): Promise<void> {
  expect(world.journal.condition()).toEqual({ kind: "open" });
  const { entries, damages } = await readAll(world.journal);
  expect(damages).toEqual([]);
  const there = new Set<string>(entries.map(({ hash }) => hash));
  expect(there.size).toBe(entries.length);
  expect([...world.saved].filter((hash) => !there.has(hash))).toEqual([]);
  const sizes = entries.filter(({ envelope }) => envelope.group.index === envelope.group.size - 1);
  expect(sizes.reduce((sum, { envelope }) => sum + envelope.group.size, 0)).toBe(entries.length);
}
