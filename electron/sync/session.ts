import { judgeByWitnesses, type WitnessVerdict } from "../../src/journal/witness";
import type { Head } from "../../src/journal/entry";
import { fail, ok, type Result } from "../../src/shared/result";
import { spend } from "../../src/sync/byte-budget";
import { recallAnswer, type RecallRequest } from "../../src/sync/enrolment";
import type { Failure } from "../../src/sync/failure";
import { PROTOCOL } from "../../src/sync/parts";
import { planSession, type SessionPlan } from "../../src/sync/session-plan";
import { sessionAnswer, type SessionAnswer, type SessionRequest } from "../../src/sync/session-start";
import type { Hash } from "../../src/shared/brand";
import type { StoredEntry } from "../journal/journal";
import { askCustody, recordCustody } from "./ask-custody";
import { readCentreJournal } from "./centre-news";
import { fetchFiles, type FileShelf } from "./fetch-files";
import { followProgress } from "./follow-progress";
import { pagesOfBody } from "./named-pages";
import { heldNumbers, tellNumbers } from "./numbers";
import type { PurgeDesk } from "./purge-desk";
import { carryOutPurge } from "./purge-pages";
import { sendEntries } from "./send-entries";
import { createPageSender, type PageSender } from "./send-pages";
import { FENCED, STOPPED, type SessionTools } from "./tools";

export interface SessionEnd {
  /** Something is under way at the province: it is worth asking again in a moment. */
  readonly again: boolean;
  /** Pages and files that wait for another day's bytes. */
  readonly waitingForBytes: number;
}

export type SessionPartTools = Omit<SessionTools, "limits" | "spent"> & {
  readonly shelf: FileShelf;
  readonly purging: PurgeDesk;
  /** Lives of the gateway that know our numbers, since the program started. */
  readonly toldTo: Set<string>;
};

/** Rounds of asking what is missing and sending it; what is still missing then waits for the next session. */
const ROUNDS = 3;

/** From the first request to the last answer; any failure ends it, and the next one begins here. */
export async function runSession(tools: SessionPartTools): Promise<Result<SessionEnd, Failure>> {
  const before = tools.calls.bytes();
  const { memory, remember, calls, parts } = tools;
  const spent = () => spend(memory().spent, parts.clock.now(), calls.bytes() - before);
  const end = await runWhole({ ...tools, spent });
  remember({ spent: spent() });
  return end;
}

type StartTools = SessionPartTools & Pick<SessionTools, "spent">;

async function runWhole(tools: StartTools): Promise<Result<SessionEnd, Failure>> {
  const { parts, calls, own, memory, remember } = tools;
  await own.catchUp();
  const started = await start(tools);
  if (!started.ok) return started;
  const { answer, plan } = started.value;
  calls.noteClock(plan.clockOffset);
  if (plan.isPageCustodyDoubtful || memory().isDoubtOwed) {
    // Written down before the epoch: a power cut in between only asks once more.
    // One that is owed was taken back in memory alone: then nothing is complete here, and the disk says otherwise.
    if (own.book.hasComplete() || memory().isDoubtOwed)
      await recordCustody({ ...tools, memory: () => ({ ...memory(), epoch: answer.epoch }) }, [], true);
    tools.heldKeys.clear();
  }
  own.book.setHeld(plan.upTo);
  remember({ epoch: answer.epoch, upTo: [...plan.upTo] });
  // A gateway that began anew may have what it lacked.
  if (!tools.toldTo.has(answer.start)) tools.shelf.notBefore.clear();
  const told = await tellNumbers(parts, calls, answer.start, tools.toldTo);
  if (!told.ok) return told;
  const mayWrite = await obey(tools, await judge(tools, plan.witnesses));
  const session = { ...tools, limits: answer.limits };
  const pages = createPageSender(session);
  const sent = await sendEntries(session, sendsOf(tools, plan), (entries) => {
    wantPagesOf(session, pages, entries);
  });
  // What is on its way ends before anything else is judged.
  if (!sent.ok) return endPages(pages, sent);
  if (!mayWrite) {
    // Another computer goes on with this name. What was accepted here is owed all the same, and is never sent by anybody
    // else: the end is told only when the province has read it and asks for nothing more.
    const end = await finish(session, pages);
    return end.ok && !end.value.again ? fail(FENCED) : end;
  }
  const { incarnation } = parts.journal.head();
  const witness = sent.value.forks.find((fork) => fork.incarnation === incarnation);
  if (witness !== undefined) await obey(tools, { kind: "forked", witness });
  const news = await readCentreJournal(session);
  if (!news.ok) return endPages(pages, news);
  await followProgress(session);
  const end = await finish(session, pages);
  if (!end.ok) return end;
  const isPurging = await carryOutPurge(session, tools.purging);
  return ok({ ...end.value, again: end.value.again || isPurging });
}

async function endPages<T>(pages: PageSender, end: Result<T, Failure>): Promise<Result<T, Failure>> {
  await pages.settled();
  return end;
}

/** Asks what is missing and sends it, as long as that leads anywhere. */
async function finish(
  tools: SessionTools & Pick<SessionPartTools, "shelf">,
  pages: PageSender,
): Promise<Result<SessionEnd, Failure>> {
  let again = false;
  for (let round = 1; round <= ROUNDS; round += 1) {
    if (tools.stopped()) return fail(STOPPED);
    const settled = await pages.settled();
    if (!settled.ok) return settled;
    const arrived = pages.arrived();
    const custody = await askCustody(tools);
    if (!custody.ok) return custody;
    pages.want(custody.value.missing);
    const done = await pages.settled();
    if (!done.ok) return done;
    again = custody.value.unread > 0 || pages.arrived() > arrived;
    if (pages.arrived() === arrived && !custody.value.doubt) break;
  }
  const waitingFiles = await fetchFiles(tools, tools.shelf);
  return ok({ again, waitingForBytes: pages.waitingForBytes() + waitingFiles });
}

async function start(
  tools: SessionPartTools,
): Promise<Result<{ readonly answer: SessionAnswer; readonly plan: SessionPlan }, Failure>> {
  const { parts, calls, own, memory } = tools;
  const { epoch, receipt, held, signingKey } = memory();
  const heads = own.book.lines().samples();
  const shown = held === null || heads.some(({ hash }) => hash === held.hash) ? heads : [...heads, held];
  const question: SessionRequest = {
    protocol: PROTOCOL,
    program: parts.program,
    station: parts.identity.station,
    heads: [...shown],
    ...{ epoch, receipt },
    // The form was checked when it was read.
    cursor: own.book.cursor(signingKey as Hash),
    now: parts.clock.now(),
    hasGrant: memory().grant !== null,
  };
  const first = await calls.ask("/v1/session", question, sessionAnswer);
  const answer = (await isForgotten(tools, first)) ? await calls.ask("/v1/session", question, sessionAnswer) : first;
  if (!answer.ok) return answer;
  if (answer.value.grant !== null) tools.remember({ grant: answer.value.grant });
  const ends = [...own.book.lines().ends.values()];
  const ours = await findOurs(tools, [...answer.value.lines.map(({ head }) => head), ...answer.value.common]);
  const now = parts.clock.now();
  return ok({
    answer: answer.value,
    plan: planSession({ epoch }, answer.value, ends, (head) => ours.has(head.hash), now),
  });
}

/** True: the gateway had forgotten this station, was shown its own signature, and knows it again. */
async function isForgotten(
  { parts, calls, memory }: SessionPartTools,
  answer: Result<SessionAnswer, Failure>,
): Promise<boolean> {
  const { grant } = memory();
  if (answer.ok || answer.fault.problem?.problem !== "unknown-station" || grant === null) return false;
  const { program } = parts;
  const question: RecallRequest = { protocol: PROTOCOL, grant, program, numbers: heldNumbers(parts) };
  return (await calls.ask("/v1/enrol/again", question, recallAnswer)).ok;
}

/** Of these heads the ones that stand in this journal, byte for byte. */
async function findOurs({ own }: SessionPartTools, heads: readonly Head[]): Promise<ReadonlySet<string>> {
  const ours = new Set<string>();
  for (const head of heads) {
    const end = own.book.lines().ends.get(head.incarnation);
    if (end === undefined || head.sequence > end.sequence) continue;
    if ((await own.hashAt(head)) === head.hash) ours.add(head.hash);
  }
  return ours;
}

/** Lines of incarnations before the present one say nothing any more: whoever wrote them has moved on, as we did. */
async function judge({ parts, own }: SessionPartTools, witnesses: readonly Head[]): Promise<WitnessVerdict> {
  const head = parts.journal.head();
  const present = witnesses.filter(({ incarnation }) => incarnation >= head.incarnation);
  const ours = new Set<Head>();
  for (const witness of present) {
    if (witness.incarnation !== head.incarnation || witness.sequence > head.sequence) continue;
    if ((await own.hashAt(witness)) === witness.hash) ours.add(witness);
  }
  const differs = (witness: Head): boolean =>
    witness.incarnation === head.incarnation && witness.sequence <= head.sequence && !ours.has(witness);
  return judgeByWitnesses(head, present, differs);
}

/** False: this station must not write any more. */
async function obey({ parts, own }: SessionPartTools, verdict: WitnessVerdict): Promise<boolean> {
  const { journal, runtime } = parts;
  if (verdict.kind === "fenced") {
    journal.fence(verdict.by);
    return false;
  }
  // A journal that waits for a person goes on waiting; what it has is sent all the same.
  if (verdict.kind !== "agrees" && journal.condition().kind === "open") {
    await runtime.openIncarnation(verdict.kind === "behind" ? "behind" : "cloned");
    await own.catchUp();
  }
  return true;
}

/** Entries that were written since the plan was made go with the others. */
function sendsOf({ own }: SessionPartTools, plan: SessionPlan): SessionPlan["sends"] {
  const ends = [...own.book.lines().ends.values()].sort((a, b) => a.incarnation - b.incarnation);
  return ends.flatMap(({ incarnation, sequence }) => {
    const after = plan.upTo.get(incarnation) ?? 0;
    return after < sequence ? [{ incarnation, after, to: sequence }] : [];
  });
}

function wantPagesOf({ parts }: SessionTools, pages: PageSender, entries: readonly StoredEntry[]): void {
  for (const entry of entries) {
    const { dossier } = entry.envelope;
    if (entry.envelope.class !== "dossier" || dossier === null) continue;
    const body = parts.journal.openBody(entry);
    if (body.ok) pages.want(pagesOfBody(body.value).map((page) => ({ page, dossier })));
  }
}
