import type { Position } from "../../src/journal/entry";
import type { DossierId } from "../../src/shared/brand";
import type { Instant } from "../../src/shared/clock";
import { DAY_MS } from "../../src/calendar/local-time";
import { nextProof } from "../../src/sync/page-purge";
import { isLast, lastOf } from "../../src/sync/standing";
import { provinceDraft, type ProvedBody, type PurgedBody } from "../../src/sync/station-entries";
import { recordCustody } from "./ask-custody";
import { judgeDossier } from "./judge-dossier";
import { provePages, type PageProof } from "./prove-pages";
import type { PurgeDesk } from "./purge-desk";
import type { PurgeOrder } from "./purge-order";
import { park, type SessionTools } from "./tools";

/** Pages whose proofs are asked for before anything is written down; a dossier is never split. */
const PAGES_A_BATCH = 50;
/** What a session spends on this: new dossiers wait for its end. */
const BATCHES_A_SESSION = 12;
/** An order that came to no end by then is over: what it did not reach stays. */
const ORDER_DAYS = 14;

interface Candidate {
  readonly id: DossierId;
  readonly upTo: Position;
  /** With their bytes, about. */
  readonly pages: ReadonlyMap<string, number>;
  /** "rest": it was purged, and a power cut left some of its files. */
  readonly proof: "first" | "last" | "rest";
}

/**
 * The last part of a session: asks for proofs of what a person ordered to purge, and purges what was proved twice. First the
 * entry that says so, flushed, then the files: a power cut leaves a page, or the entry and the proof. Nothing that the
 * province does not show to hold in this very session ever goes. True: there is more to do at once.
 */
export async function carryOutPurge(tools: SessionTools, desk: Pick<PurgeDesk, "current" | "keep">): Promise<boolean> {
  const { parts } = tools;
  const order = desk.current();
  if (order === undefined || order.dossiers.length === 0 || parts.journal.condition().kind !== "open") return false;
  const isOver: IsOver = () => tools.stopped() || desk.current() !== order;
  const now = parts.clock.now() + tools.calls.clockOffset();
  // Both by the clock of this computer.
  if (Math.abs(parts.clock.now() - order.at) > ORDER_DAYS * DAY_MS) {
    await desk.keep({ ...order, dossiers: [], kept: order.kept + order.dossiers.length });
    return false;
  }
  const round: Round = { left: [...order.dossiers], passed: [], done: order.done, kept: order.kept, doubt: false };
  let [batches, goesOn] = [0, true];
  while (goesOn && round.left.length > 0 && batches < BATCHES_A_SESSION && !isOver()) {
    goesOn = await runBatch(tools, { order, isOver }, round, now);
    batches += 1;
  }
  const { done, kept } = round;
  await desk.keep({ ...order, dossiers: [...round.passed, ...round.left], done, kept });
  return round.doubt || (goesOn && round.left.length > 0);
}

interface Round {
  left: DossierId[];
  /** They wait for their second proof, or for the province. */
  passed: DossierId[];
  done: PurgeOrder["done"];
  kept: number;
  doubt: boolean;
}

/** It was stopped or given anew, or the session has to end. */
type IsOver = () => boolean;

/** False: this session goes no further. */
async function runBatch(
  tools: SessionTools,
  { order, isOver }: { readonly order: PurgeOrder; readonly isOver: IsOver },
  round: Round,
  now: Instant,
): Promise<boolean> {
  const batch = await nextBatch(tools, round, now);
  if (batch.length === 0) return true;
  const proofs = await provePages(
    tools,
    batch.flatMap(({ pages }) => [...pages.keys()]),
  );
  if (!proofs.ok) {
    round.left = [...batch.map(({ id }) => id), ...round.left];
    return false;
  }
  const pagesThat = ({ pages }: Candidate, ...said: readonly PageProof[]): readonly string[] =>
    [...pages.keys()].filter((page) => said.includes(proofs.value.get(page) ?? "unread"));
  const isShown = (one: Candidate): boolean => pagesThat(one, "not-held").length === 0;
  if (!batch.every(isShown)) {
    // What was called complete is not: the gateway was put back to a moment before, and does not know it itself; or one of
    // its files cannot be read. That dossier stays, so that the others do not wait for it for ever.
    const others = batch.filter(isShown);
    round.kept += batch.length - others.length;
    round.left = [...round.left, ...others.map(({ id }) => id)];
    round.doubt = true;
    await recordCustody(tools, [], true);
    return false;
  }
  for (const one of batch) {
    for (const page of pagesThat(one, "differs")) await park(tools, "page-unequal", page, one.id, null);
    for (const page of pagesThat(one, "unread")) await park(tools, "page-unread", page, one.id, null);
  }
  const isSame = (one: Candidate): boolean => {
    const standing = tools.own.book.find(one.id);
    return standing !== undefined && isLast(standing, one.upTo) && pagesThat(one, "differs", "unread").length === 0;
  };
  const proved = batch.filter(isSame);
  round.kept += batch.length - proved.length;
  const isDone =
    !isOver() &&
    (await noteFirst(tools, proved, now)) &&
    !isOver() &&
    (await purge(tools, order, proved, proofs.value, round, now));
  const waiting = proved.filter(({ proof }) => proof === "first" || !isDone).map(({ id }) => id);
  round.passed.push(...waiting);
  return isDone;
}

/** Takes dossiers from what is left: those that stay are counted, those that wait are passed over. */
async function nextBatch(tools: SessionTools, round: Round, now: Instant): Promise<readonly Candidate[]> {
  const { parts, own, memory } = tools;
  const { epoch } = memory();
  const batch: Candidate[] = [];
  let pages = 0;
  while (pages < PAGES_A_BATCH && epoch !== null && !tools.stopped()) {
    const id = round.left.shift();
    if (id === undefined) break;
    const standing = own.book.find(id);
    const upTo = standing && lastOf(standing);
    if (standing === undefined || upTo === undefined) {
      round.kept += 1;
      continue;
    }
    const next = nextProof(standing.proved, epoch, now, parts.purge.rules());
    if (next === "wait" || (standing.away !== "all" && !own.book.isSure(id))) {
      round.passed.push(id);
      continue;
    }
    const judged = await judgeDossier(parts, own, id, now);
    await parts.breather.breathe();
    const proof = judged.verdict === "gone" ? "rest" : next;
    if (judged.verdict === "may" || judged.verdict === "gone") {
      batch.push({ id, upTo, pages: judged.pages, proof });
      pages += judged.pages.size;
    } else if (judged.verdict === "not-held") round.passed.push(id);
    else round.kept += 1;
  }
  return batch;
}

async function noteFirst(
  { parts, memory }: SessionTools,
  proved: readonly Candidate[],
  now: Instant,
): Promise<boolean> {
  const { epoch } = memory();
  const first = proved.filter(({ proof }) => proof === "first");
  if (first.length === 0 || epoch === null) return true;
  const body: ProvedBody = { at: now, epoch, dossiers: first.map(toBody) };
  return (await parts.runtime.record([provinceDraft("proved", parts.stationKey, body)])).ok;
}

async function purge(
  { parts, memory }: SessionTools,
  { actor }: PurgeOrder,
  proved: readonly Candidate[],
  proofs: ReadonlyMap<string, PageProof>,
  round: Round,
  now: Instant,
): Promise<boolean> {
  const { epoch } = memory();
  const isLeaving = (page: string): boolean => proofs.get(page) === "same";
  const last = proved.filter(({ proof }) => proof === "last");
  if (epoch === null) return true;
  if (last.length > 0) {
    const body: PurgedBody = { at: now, epoch, actor, dossiers: last.map((one) => toBody(leavingOf(one, isLeaving))) };
    const recorded = await parts.runtime.record([provinceDraft("purged", parts.stationKey, body)]);
    if (!recorded.ok) return false;
  }
  const leaving = proved
    .filter(({ proof }) => proof !== "first")
    .map((one) => leavingOf(one, isLeaving))
    .filter(({ pages }) => pages.size > 0);
  if (!(await parts.purge.removePages(leaving.flatMap(({ pages }) => [...pages.keys()])))) return false;
  round.done = {
    dossiers: round.done.dossiers + leaving.length,
    pages: round.done.pages + leaving.reduce((sum, { pages }) => sum + pages.size, 0),
    bytes: round.done.bytes + leaving.reduce((sum, one) => sum + bytesOf(one), 0),
  };
  return true;
}

/** Of its pages those that are here still, and go now. */
function leavingOf(candidate: Candidate, isLeaving: (page: string) => boolean): Candidate {
  return { ...candidate, pages: new Map([...candidate.pages].filter(([page]) => isLeaving(page))) };
}

function bytesOf({ pages }: Candidate): number {
  return [...pages.values()].reduce((sum, size) => sum + size, 0);
}

function toBody(candidate: Candidate): ProvedBody["dossiers"][number] {
  const { id, upTo, pages } = candidate;
  const place = { incarnation: upTo.incarnation, sequence: upTo.sequence };
  return { dossier: id, upTo: place, pages: pages.size, bytes: bytesOf(candidate) };
}
