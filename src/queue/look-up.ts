import type { DossierCore } from "../dossier/dossier";
import type { DossierStatus } from "../dossier/dossier-status";
import type { DossierId } from "../shared/brand";
import type { Instant } from "../shared/clock";
import type { HallCounter, QueueService } from "./queue-data";

/** How far a dossier is, in the words of whoever handed it in. */
export type GlanceState =
  | "waiting"
  | "working"
  /** Promised for a time that is over. */
  | "late"
  | "supplement"
  | "payment"
  /** The result is there. */
  | "ready"
  | "posted"
  | "returned"
  | "refused"
  | "withdrawn"
  | "stopped";

/** All that a kiosk is told of a dossier: nobody's name, no paper, not even which procedure. */
export interface DossierGlance {
  readonly code: string;
  readonly state: GlanceState;
  /** Only where it still counts: a time limit that stands still promises nothing. */
  readonly dueAt: Instant | undefined;
  /** For which a number should be taken now; undefined where there is nothing to do here. */
  readonly service: string | undefined;
  /** Counters that take it; none where every counter does. */
  readonly counters: readonly number[];
}

/** The end of a dossier code, "261123-0007", and what stands before it, where it was given. */
interface WrittenCode {
  readonly agency: string | undefined;
  readonly tail: string;
}

const CODE = /^(?:([A-Z0-9][A-Z0-9.]{0,30})-)?(\d{6})-?(\d{4})$/;

/** From a slip's QR code or from ten typed digits; undefined for any other code that a scanner may read. */
export function findWrittenCode(text: string): WrittenCode | undefined {
  const [, agency, day, number] = CODE.exec(text.trim().toUpperCase()) ?? [];
  return day === undefined || number === undefined ? undefined : { agency, tail: `${day}-${number}` };
}

export function isCodeOf(code: string, { agency, tail }: WrittenCode): boolean {
  return agency === undefined ? code.endsWith(`-${tail}`) : code === `${agency}-${tail}`;
}

/**
 * The four digits on the slip that a kiosk asks for: a code says only the day and a running number, so everybody knows
 * the codes of their neighbours. Out of the dossier's random id, which stands on no paper.
 */
export function lookUpNumber(id: DossierId): string {
  return String(Number.parseInt(id.slice(-8), 16) % 10_000).padStart(4, "0");
}

const STATES: Readonly<Record<DossierStatus, GlanceState>> = {
  registered: "waiting",
  received: "working",
  processing: "working",
  supplement: "supplement",
  finance: "payment",
  resolved: "ready",
  returned: "returned",
  refused: "refused",
  withdrawn: "withdrawn",
  stopped: "stopped",
};

/** States in which a person can do something at a counter of this centre. */
const AT_COUNTER: readonly GlanceState[] = ["late", "supplement", "payment", "ready", "refused", "stopped"];

interface GlanceSetting {
  readonly now: Instant;
  readonly services: readonly Pick<QueueService, "id" | "place" | "fields">[];
  /** Without those that are closed today. */
  readonly counters: readonly HallCounter[];
  /** Lĩnh vực of its procedure; undefined where the catalogue does not have it any more. */
  readonly field: string | undefined;
}

export function glanceAt(
  core: Pick<DossierCore, "status" | "dueAt" | "delivery">,
  code: string,
  setting: GlanceSetting,
): DossierGlance {
  const state = stateOf(core, setting.now);
  const service = AT_COUNTER.includes(state) ? serviceFor(state, setting) : undefined;
  const taking = setting.counters.filter(({ services }) => service !== undefined && services.includes(service));
  return {
    code,
    state,
    dueAt: state === "waiting" || state === "working" || state === "late" ? (core.dueAt ?? undefined) : undefined,
    service,
    counters: taking.length < setting.counters.length ? taking.map(({ number }) => number) : [],
  };
}

function stateOf(
  { status, dueAt, delivery }: Pick<DossierCore, "status" | "dueAt" | "delivery">,
  now: Instant,
): GlanceState {
  const state = STATES[status];
  if (state === "working" && dueAt !== null && dueAt < now) return "late";
  if (state !== "ready") return state;
  return delivery === "posted" ? "posted" : delivery === "delivered" ? "returned" : "ready";
}

/** A result has a line of its own; else the line of its procedure, or the one that is everybody's. */
function serviceFor(state: GlanceState, { services, field }: GlanceSetting): string | undefined {
  const results = services.find(({ place }) => place === "first");
  if (state === "ready" && results !== undefined) return results.id;
  const own = services.find(({ fields }) => field !== undefined && fields.includes(field));
  return (own ?? services.find(({ place, fields }) => place === "choose" && fields.length === 0))?.id;
}
