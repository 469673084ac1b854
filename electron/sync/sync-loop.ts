import type { Instant } from "../../src/shared/clock";
import { waitAfter } from "../../src/sync/back-off";
import type { Failure, FailureKind } from "../../src/sync/failure";
import type { ProvinceLink } from "./province-link";

/** What people are told of the line to the province. */
export interface LineState {
  /**
   * "none": no province was named yet. "resting": the last session went through. "working": one runs. Else the last one
   * failed that way, and it is tried again by itself.
   */
  readonly kind: "none" | "resting" | "working" | "off" | Exclude<FailureKind, "refused">;
  /** The gateway's own word, where it spoke. */
  readonly problem: string | null;
  /** When the province answered last. */
  readonly answeredAt: Instant | null;
  readonly waitingForBytes: number;
}

export interface LoopParts {
  readonly link: Pick<ProvinceLink, "enrolled" | "session" | "answers" | "stop" | "close">;
  readonly now: () => Instant;
  /** In [0, 1). */
  readonly random: () => number;
  /** Calls back once, later; the answer takes it back. */
  readonly after: (milliseconds: number, work: () => void) => () => void;
  readonly changed: () => void;
  /** Milliseconds until news are looked for again; a metered line looks less often. */
  readonly lookEvery: () => number;
}

export interface SyncLoop {
  state(): LineState;
  /** Something is to be sent: soon, so that what comes in one moment travels together. A wait after a failure goes on. */
  wake(): void;
  /** A person wants it now, or the line is back. */
  tryNow(): void;
  /** A real switch of the line (training, metered lines): nothing is sent while it is off. */
  setOn(on: boolean): void;
  close(): Promise<void>;
}

const GATHER_MS = 1_500;
/** The province is reading what came; what it cannot read for long is asked for ever more seldom. */
const AGAIN_MS = 2_000;
/** Answers in one session that show a line which is there and loses things, not one that is gone. */
const ANSWERS_OF_A_LINE = 3;
/** News of the province comes only when it is asked for. */
export const LOOK_MS = 60_000;

/** Runs sessions when there is something to send, when it is time to look for news, and again after a failure. */
export function createSyncLoop({ link, now, random, after, changed, lookEvery }: LoopParts): SyncLoop {
  let state: LineState = { kind: "none", problem: null, answeredAt: null, waitingForBytes: 0 };
  let [failures, agains] = [0, 0];
  let takeBack: (() => void) | undefined;
  let running: Promise<void> | undefined;
  let [isOn, isClosed, isAsked, isWaitingOut] = [true, false, false, false];

  const show = (change: Partial<LineState>): void => {
    state = { ...state, ...change };
    changed();
  };
  const plan = (milliseconds: number): void => {
    takeBack?.();
    takeBack = after(milliseconds, () => {
      takeBack = undefined;
      isWaitingOut = false;
      begin();
    });
  };
  const begin = (): void => {
    if (isClosed || !isOn || running !== undefined || link.enrolled() === undefined) return;
    takeBack?.();
    takeBack = undefined;
    isAsked = false;
    running = run().finally(() => {
      running = undefined;
    });
  };
  const run = async (): Promise<void> => {
    if (state.kind === "none" || state.kind === "off") show({ kind: "working" });
    const before = link.answers();
    const end = await link.session();
    // What came through is kept: waiting ever longer would only leave a bad line unused.
    if (!end.ok && end.fault.kind === "no-connection" && link.answers() - before >= ANSWERS_OF_A_LINE) failures = 0;
    if (isClosed) return;
    if (!isOn) {
      show({ kind: "off", problem: null });
      return;
    }
    if (end.ok) {
      failures = 0;
      show({ kind: "resting", problem: null, answeredAt: now(), waitingForBytes: end.value.waitingForBytes });
      agains = end.value.again ? agains + 1 : 0;
      const wait = agains === 0 ? lookEvery() : Math.min(AGAIN_MS * 2 ** (agains - 1), lookEvery());
      plan(isAsked ? GATHER_MS : wait);
    } else failed(end.fault);
  };
  const failed = ({ kind, problem }: Failure): void => {
    failures += 1;
    // One thing that is refused is parked by the session; a session that is refused as a whole needs an administrator.
    const as = kind === "refused" ? "not-allowed" : kind;
    show({ kind: as, problem: problem?.problem ?? null, ...(problem === null ? {} : { answeredAt: now() }) });
    isWaitingOut = true;
    plan(waitAfter(as, failures, random(), problem?.retryAfter ?? null));
  };

  return {
    state: () => state,
    wake() {
      isAsked = true;
      if (!isWaitingOut && running === undefined && isOn && !isClosed) plan(GATHER_MS);
    },
    tryNow() {
      failures = 0;
      isWaitingOut = false;
      begin();
    },
    setOn(on) {
      if (on === isOn) return;
      isOn = on;
      if (on) {
        failures = 0;
        isWaitingOut = false;
        begin();
      } else {
        takeBack?.();
        link.stop();
        if (state.kind !== "none") show({ kind: "off", problem: null });
      }
    },
    async close() {
      isClosed = true;
      takeBack?.();
      link.stop();
      await running;
      await link.close();
    },
  };
}
