import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEvent } from "../../../src/dossier/apply-event";
import { papersOf } from "../../../src/dossier/dossier-papers";
import { readEvent, type DossierEntry } from "../../../src/dossier/dossier-event";
import { MOVES } from "../../../src/dossier/dossier-status";
import { findHeads } from "../../../src/dossier/entry-order";
import type { DossierCore } from "../../../src/dossier/dossier";
import { foldDossier } from "../../../src/dossier/fold-dossier";
import type { JsonValue } from "../../../src/journal/entry";
import type { Hash } from "../../../src/shared/brand";
import { expectOk } from "../../../src/shared/result";
import { acceptDossier } from "../../../src/intake/accept-dossier";
import { aHash, anAcceptCommand, anActor, anIntakeContext, commandId, dossierId } from "../../fakes/build-intake";

const acceptance = expectOk(acceptDossier(anAcceptCommand(), anIntakeContext()))[0]?.body ?? null;

function entry(number: number, parents: readonly Hash[], kind: string, body: JsonValue, station = "a"): DossierEntry {
  const hash = aHash(number);
  return { hash, station, incarnation: 1, sequence: number, parents, kind, version: 1, recordedAt: number, body };
}

function moveBody(move: string, at = 1000): JsonValue {
  return {
    command: commandId(5),
    actor: anActor,
    at,
    move,
    from: "received",
    reason: "lý do",
    ground: null,
    department: null,
    missing: ["giấy"],
    dueAt: null,
    code: null,
    number: null,
    receiver: null,
    pages: [],
    supplied: move === "supply" ? [{ name: "Giấy khai sinh", pages: 0 }] : [],
  };
}

const accepted = entry(1, [], "dossier.accepted", acceptance);

/** Random histories as two or three stations write them: each entry follows some of the heads that its writer knew. */
const histories = fc
  .array(fc.record({ station: fc.constantFrom("a", "b", "c"), what: fc.nat(30), follow: fc.nat(4095) }), {
    maxLength: 12,
  })
  .map((steps) => {
    const entries: DossierEntry[] = [accepted];
    steps.forEach(({ station, what, follow }, index) => {
      const parents = entries.map((one) => one.hash).filter((_hash, place) => ((follow >> place) & 1) === 1);
      const last = entries.at(-1)?.hash;
      const known = parents.length > 0 || last === undefined ? parents : [last];
      const kind = what === 30 ? "dossier.accepted" : what === 29 ? "dossier.finance" : "dossier.moved";
      const money = { command: commandId(6), actor: anActor, at: 1, state: "due", amountVnd: 2000, ground: null };
      const body = what === 30 ? acceptance : what === 29 ? money : moveBody(MOVES[what % MOVES.length] ?? "transfer");
      entries.push(entry(index + 2, known, kind, body, station));
    });
    return entries;
  });

describe("the fold over a set of entries", () => {
  /** Some of a history as it was written, and the same ones in another order, each twice. */
  const someTwice = histories
    .chain((all) => fc.subarray(all))
    .chain((some) =>
      fc.tuple(fc.constant(some), fc.shuffledSubarray([...some, ...some], { minLength: some.length * 2 })),
    );

  test("gives the same dossier for any part of a history, in any order and with any repetition", () => {
    fc.assert(
      fc.property(someTwice, ([some, shuffled]) => {
        expect(foldDossier(shuffled)).toEqual(foldDossier(some));
      }),
      { numRuns: 500 },
    );
  });

  test("a fold in the order of arrival would not pass the test above", () => {
    const inOrderOfArrival = (entries: readonly DossierEntry[]): DossierCore | undefined =>
      entries.reduce<DossierCore | undefined>((core, one) => {
        const event = readEvent(one);
        return typeof event === "string" ? core : applyEvent(core, event, one.hash).core;
      }, undefined);
    const check = fc.check(
      fc.property(someTwice, ([some, shuffled]) => {
        expect(inOrderOfArrival(shuffled)).toEqual(inOrderOfArrival(some));
      }),
      { numRuns: 500 },
    );
    expect(check.failed).toBe(true);
  });

  test("an entry that follows all heads can be applied alone, without reading the others again", () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(...MOVES), (all, move) => {
        const before = foldDossier(all);
        const next = entry(99, before.heads, "dossier.moved", moveBody(move), "0");
        const event = readEvent(next);
        if (typeof event === "string") throw new Error(event);
        const alone = applyEvent(before.dossier?.core, event, next.hash);
        const after = foldDossier([...all, next]);
        expect(alone.core).toEqual(after.dossier?.core);
        expect(after.heads).toEqual([next.hash]);
      }),
    );
  });

  test("gives every paper one place, supplied ones behind those that are there, and none to a supplement that came too late", () => {
    fc.assert(
      fc.property(histories, (all) => {
        const { dossier } = foldDossier(all);
        if (dossier === undefined) throw new Error("no dossier");
        const papers = papersOf(dossierId(1), dossier);
        expect(papers.map(({ place }) => place)).toEqual(dossier.core.digitised.map((_state, place) => place));
        const supplies = dossier.timeline.filter(({ what, applied }) => what === "supply" && applied);
        expect(papers.filter(({ suppliedAt }) => suppliedAt !== undefined)).toHaveLength(supplies.length);
      }),
    );
  });

  test("loses nothing: each entry is in the line of time or waits for its parents", () => {
    fc.assert(
      fc.property(
        histories.chain((all) => fc.tuple(fc.constant(all), fc.subarray(all))),
        ([, some]) => {
          const fold = foldDossier(some);
          const shown = fold.dossier?.timeline.length ?? 0;
          if (some.includes(accepted)) expect(shown + fold.waiting).toBe(some.length);
          else expect(fold.dossier).toBeUndefined();
        },
      ),
    );
  });

  test("a move that came too late becomes a disagreement with both sides, and an officer settles it", () => {
    const resolved = entry(2, [accepted.hash], "dossier.moved", moveBody("resolve"), "a");
    const withdrawn = entry(2 + 16, [accepted.hash], "dossier.moved", moveBody("withdraw"), "b");
    const fold = foldDossier([withdrawn, resolved, accepted]);
    expect(fold.dossier?.core.status).toBe("resolved");
    expect(fold.dossier?.core.disagreements).toEqual([
      { entry: withdrawn.hash, kind: "move", wanted: "withdraw", found: "resolved", settled: false },
    ]);
    expect(fold.heads).toEqual([resolved.hash, withdrawn.hash]);
    const settled = entry(40, fold.heads, "dossier.settled", {
      command: commandId(7),
      actor: anActor,
      at: 1,
      entry: withdrawn.hash,
      note: null,
    });
    const after = foldDossier([settled, withdrawn, resolved, accepted]);
    expect(after.dossier?.core.disagreements.map((one) => one.settled)).toEqual([true]);
    expect(after.heads).toEqual([settled.hash]);
  });

  test.each([
    ["an unknown kind", { kind: "dossier.teleported" }, "newer"],
    ["a newer version", { version: 2 }, "newer"],
    ["a body that does not parse", { body: { move: "transfer" } }, "malformed"],
    ["a body that cannot be opened", { body: undefined }, "sealed"],
  ] as const)("%s makes the dossier read-only and leaves the rest as it was", (_name, change, reason) => {
    const odd = { ...entry(2, [accepted.hash], "dossier.moved", moveBody("transfer")), ...change };
    const fold = foldDossier([accepted, odd]);
    expect(fold.readOnly).toBe(reason);
    expect(fold.dossier?.core.status).toBe("received");
    expect(fold.dossier?.timeline).toHaveLength(2);
    expect(fold.heads).toEqual([odd.hash]);
  });

  test("waits for parents that have not arrived, and they are no heads", () => {
    const first = entry(2, [accepted.hash], "dossier.moved", moveBody("transfer"));
    const second = entry(3, [first.hash], "dossier.moved", moveBody("resolve"));
    const fold = foldDossier([accepted, second]);
    expect(fold).toMatchObject({ waiting: 1, heads: [accepted.hash], dossier: { core: { status: "received" } } });
    expect(foldDossier([second, accepted, first]).dossier?.core.status).toBe("resolved");
  });

  test("a head is what nobody follows", () => {
    const first = entry(2, [accepted.hash], "dossier.moved", moveBody("transfer"));
    expect(findHeads([accepted, first])).toEqual([first.hash]);
  });
});
