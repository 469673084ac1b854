import fc from "fast-check";
import { expect, test } from "vitest";
import { rowDetails } from "../../../src/dossier/dossier-row";
import type { Move } from "../../../src/dossier/dossier-status";
import type { EntryDraft } from "../../../src/journal/entry";
import type { CommandId, Hash } from "../../../src/shared/brand";
import { expectOk } from "../../../src/shared/result";
import { anActor, commandId, dossierId } from "../../fakes/build-intake";
import { project } from "../../fakes/read-projection";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { accept, openStationKit } from "../../fakes/station-kit";

const MOVES: readonly Move[] = ["transfer", "askSupplement", "supply", "resolve", "withdraw", "handOver"];
/** What a neighbour may bring: a move, or the acceptance once more, on any entry of the dossier before it. */
const anyStep = fc.record({
  what: fc.constantFrom(...MOVES, "accept" as const),
  parent: fc.nat({ max: 5 }),
  restart: fc.boolean(),
});

test("a row says what the fold of all entries of its dossier says, whatever came in which order", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 6 }), async (steps) => {
      const disk = createSimulatedDisk(1).boot();
      let kit = await openStationKit(disk);
      await accept(kit.runtime, { commandId: commandId(2), draftId: dossierId(2) });
      const hashes: Hash[] = [(await accept(kit.runtime)).entry];
      const acceptance = (await kit.runtime.readDossier(dossierId(1)))?.acceptance;
      for (const [index, { what, parent, restart }] of steps.entries()) {
        const parents = [hashes[parent % hashes.length] ?? KIT_NO_HASH];
        const command = commandId(100 + index);
        const draft =
          what === "accept"
            ? { ...aDraft(what), body: { ...acceptance, command, code: `X-${String(index)}` } }
            : { ...aDraft(what), body: aMove(command, what) };
        const [entry] = expectOk(await kit.runtime.record([{ ...draft, parents } as EntryDraft])); // a body is JSON
        if (entry !== undefined) hashes.push(entry.hash);
        if (!restart) continue;
        await kit.journal.close();
        kit = await openStationKit(disk);
      }
      const { runtime } = kit;
      const { rows } = await project(runtime);
      expect(rows.size).toBe(2);
      for (const { sealed, ...row } of rows.values()) {
        const folded = await runtime.readDossier(row.id);
        if (folded === undefined) throw new Error("a dossier that cannot be read");
        const { id, ...sorted } = row;
        const { code, status, dueAt, procedure } = folded.core;
        expect(sorted).toEqual({ code, status, dueAt, procedure });
        expect(runtime.openRows([{ id, sealed }])).toEqual([rowDetails(folded, false)]);
        expect(await runtime.describe([id])).toEqual([{ id, details: rowDetails(folded, false) }]);
      }
    }),
    { numRuns: 60 },
  );
});

// Never taken: the list of hashes begins with one.
const KIT_NO_HASH = "0".repeat(64) as Hash;

function aDraft(what: string): Omit<EntryDraft, "parents" | "body"> {
  const kind = what === "accept" ? "dossier.accepted" : "dossier.moved";
  return { class: "dossier", dossier: dossierId(1), kind, version: 1, key: dossierKey };
}

// Keys of the kit are named after their dossiers.
const dossierKey = dossierId(1) as string as EntryDraft["key"];

function aMove(command: CommandId, move: Move): object {
  const empty = { reason: "vì sao", ground: null, department: null, dueAt: null, code: null, number: null };
  return { command, actor: anActor, at: 1, move, from: "received", ...empty, missing: [], receiver: null, pages: [] };
}
