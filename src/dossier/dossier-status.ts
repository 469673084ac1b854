import { fail, ok, type Result } from "../shared/result";

/** Stored in entries and sent to the province: values may be added, never renamed. */
export const DOSSIER_STATUSES = [
  "registered",
  "received",
  "refused",
  "processing",
  "supplement",
  "finance",
  "withdrawn",
  "stopped",
  "resolved",
  "returned",
] as const;
export type DossierStatus = (typeof DOSSIER_STATUSES)[number];

export const MOVES = [
  "receive",
  "refuse",
  "transfer",
  "askSupplement",
  "supply",
  "askPayment",
  "pay",
  "withdraw",
  "stop",
  "resolve",
  "handOver",
] as const;
export type Move = (typeof MOVES)[number];

export interface IllegalMove {
  readonly kind: "illegal-move";
  readonly from: DossierStatus;
  readonly move: Move;
}

type Targets = Readonly<Partial<Record<Move, DossierStatus>>>;

/** The only table of moves (domain §4): 1→2|3, 2→4, 4→5→4, 4→6→4|9, 2|4|5→7, 4|5→8, 4→9→10, at once 2→9. */
const TABLE: Readonly<Record<DossierStatus, Targets>> = {
  registered: { receive: "received", refuse: "refused" },
  received: { transfer: "processing", withdraw: "withdrawn", resolve: "resolved" },
  processing: {
    askSupplement: "supplement",
    askPayment: "finance",
    withdraw: "withdrawn",
    stop: "stopped",
    resolve: "resolved",
  },
  supplement: { supply: "processing", withdraw: "withdrawn", stop: "stopped" },
  finance: { pay: "processing", resolve: "resolved" },
  // The citizen may hold paper that says so: nothing leads back from here.
  resolved: { handOver: "returned" },
  refused: {},
  withdrawn: {},
  stopped: {},
  returned: {},
};

export function nextStatus(from: DossierStatus, move: Move): Result<DossierStatus, IllegalMove> {
  const to = TABLE[from][move];
  return to === undefined ? fail({ kind: "illegal-move", from, move }) : ok(to);
}

/** What an officer may do next, in the order of the table. */
export function possibleMoves(from: DossierStatus): readonly Move[] {
  return MOVES.filter((move) => TABLE[from][move] !== undefined);
}

/** TrangThaiHoSo of the provincial systems, 1 to 10 (domain §4). */
export function officialNumber(status: DossierStatus): number {
  return DOSSIER_STATUSES.indexOf(status) + 1;
}

/** Somebody still owes something: to the citizen, or the citizen to the office. */
export function isOpen(status: DossierStatus): boolean {
  return Object.keys(TABLE[status]).length > 0;
}

/** The time limit stands still while the citizen supplies papers or pays. */
export function isPaused(status: DossierStatus): boolean {
  return status === "supplement" || status === "finance";
}

/** A new due time still means something (form 04). */
export function isExtendable(status: DossierStatus): boolean {
  return status === "received" || status === "processing" || status === "supplement" || status === "finance";
}
