import { loadState } from "../../../electron/station/load-state";
import { createBreather } from "../../../electron/station/breather";
import { verifyJournal } from "../../../electron/journal/verify";
import type { StationState } from "../../../src/intake/station-state";
import type { SealedRow } from "../../../src/dossier/dossier-row";
import type { ProjectionCursor } from "../../../src/dossier/row-feed";
import { equalBytes } from "../../../src/shared/bytes";
import { Violation, type Sent } from "./ledger";
import { getLife, isFenced, type World } from "./world";

/** At each step: what one person was told is there. */
export function checkSent(world: World, { answer, command, dossier }: Sent): void {
  if (answer === undefined) return;
  const { runtime } = getLife(world);
  const known = runtime.find(dossier);
  if (known === undefined) throw new Violation("lost", `${command.kind} ${answer.code ?? ""}`);
  if (answer.code !== null && known.core?.code !== answer.code) {
    throw new Violation("mismatched", `code ${answer.code} became ${String(known.core?.code)}`);
  }
  if (runtime.state().placeOfCommand(command.commandId) === undefined) {
    throw new Violation("lost", `command ${command.kind} is forgotten`);
  }
}

/** After each start: all that was ever told is there, and nothing that nobody asked for. */
export function checkAllSent(world: World): void {
  const { runtime, journal } = getLife(world);
  const condition = journal.condition();
  if (condition.kind === "read-only" && !isFenced(world)) throw new Violation("damaged", JSON.stringify(condition.why));
  if (runtime.load.damages.length > 0) throw new Violation("damaged", JSON.stringify(runtime.load.damages));
  for (const sent of world.ledger.sent) checkSent(world, sent);
  const codes = new Map<string, string>();
  for (const { id, core, unfolded, readOnly } of runtime.state().dossiers().values()) {
    if (!world.ledger.asked.has(id)) throw new Violation("duplicated", "a dossier that nobody sent");
    if (core === undefined || unfolded || readOnly) throw new Violation("mismatched", "a dossier that cannot be read");
    if (core.code === null) continue;
    if (codes.has(core.code)) throw new Violation("duplicated", `code ${core.code} on two dossiers`);
    codes.set(core.code, id);
  }
}

/** Now and then: the whole journal verifies, gives the same state and the same rows, and every page opens. */
export async function checkEverything(world: World): Promise<void> {
  checkAllSent(world);
  const { journal, runtime, disk, vault, ring } = getLife(world);
  const verified = await verifyJournal({ disk, crypto: world.crypto, publicKey: null, witnesses: [journal.head()] });
  if (!verified.ok) throw new Violation("damaged", JSON.stringify(verified.fault));
  if (verified.value.damages.length > 0) throw new Violation("damaged", JSON.stringify(verified.value.damages));

  const fresh = await loadState(
    { ...journal, readCheckpoint: () => Promise.resolve(null) },
    createBreather(world.clock),
  );
  const [held, folded] = [describeState(runtime.state()), describeState(fresh.state)];
  if (held !== folded) throw new Violation("mismatched", firstDifference("state", held, folded));

  await bringProjectionUpToDate(world);
  const rebuilt = new Map<string, SealedRow>();
  await pull(world, { kind: "none" }, rebuilt);
  const [rows, again] = [describeRows(world, world.projection.rows), describeRows(world, rebuilt)];
  if (rows !== again) throw new Violation("mismatched", firstDifference("rows", rows, again));

  for (const { key, facts, bytes } of world.ledger.pages.values()) {
    if (ring.condition(key) !== "live") throw new Violation("lost", "a key that pages are sealed under");
    for (const [index, fact] of facts.entries()) {
      const page = await vault.get(key, fact);
      const same = page.ok && equalBytes(page.value, bytes[index] ?? new Uint8Array());
      if (!same) throw new Violation("lost", `a page: ${JSON.stringify(page.ok ? "other bytes" : page.fault)}`);
    }
  }
}

export async function bringProjectionUpToDate(world: World): Promise<void> {
  world.projection.cursor = await pull(world, world.projection.cursor, world.projection.rows);
}

/** The projector, with its batches; IndexedDB itself is tested elsewhere. */
async function pull(world: World, from: ProjectionCursor, rows: Map<string, SealedRow>): Promise<ProjectionCursor> {
  const { runtime } = getLife(world);
  let cursor = from;
  for (let batches = 0; batches < 1000; batches += 1) {
    const batch = await runtime.rowsAfter(cursor);
    if (batch.clear) rows.clear();
    for (const row of batch.rows) rows.set(row.id, row);
    for (const id of batch.gone) rows.delete(id);
    cursor = batch.cursor;
    if (batch.done) return cursor;
  }
  throw new Violation("hangs", "the feed of rows does not end");
}

function describeState(state: StationState): string {
  const dossiers = [...state.dossiers().values()].map(({ id, core, heads, readOnly, unfolded, key, places }) => {
    const sorted = core && Object.entries(core).sort();
    return [id, sorted, heads, readOnly, unfolded, key, places.length];
  });
  const lines = state
    .lines()
    .chunks()
    .flatMap(({ ids, text }) => {
      const each = text.split("\n");
      return ids.map((id, index) => [id, each[index]]);
    });
  const parts = [...dossiers, ...lines, ...state.commands().keys(), state.numbers(), state.head()];
  return parts
    .map((part) => JSON.stringify(part))
    .sort()
    .join("\n");
}

function describeRows(world: World, rows: ReadonlyMap<string, SealedRow>): string {
  const { runtime } = getLife(world);
  const plain = [...rows.values()].map(({ sealed, ...row }) => {
    const [details] = runtime.openRows([{ id: row.id, sealed }]);
    return JSON.stringify({ ...row, details });
  });
  return plain.sort().join("\n");
}

function firstDifference(what: string, a: string, b: string): string {
  const [left, right] = [a.split("\n"), b.split("\n")];
  const index = left.findIndex((line, at) => line !== right[at]);
  return `${what} ${left.length}/${right.length}: ${left[index] ?? "nothing"} is ${right[index] ?? "nothing"}`;
}
