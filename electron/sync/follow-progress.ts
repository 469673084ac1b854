import { DOSSIER_STATUSES, nextStatus, type DossierStatus, type Move } from "../../src/dossier/dossier-status";
import type { Actor } from "../../src/dossier/body-parts";
import type { MoveCommand } from "../../src/intake/commands";
import type { CommandId, DossierId } from "../../src/shared/brand";
import { encodeUtf8, toHex } from "../../src/shared/bytes";
import type { CustodyBook } from "../../src/sync/custody-book";
import type { LinkParts } from "./ports";

/** Who moves a dossier that the province moved: no person of this centre. */
const PROVINCE: Actor = { officer: "province", name: "Hệ thống tỉnh", role: "province" };

/**
 * Moves that nobody at the counter has to add anything to, and that no paper in the citizen's hand speaks against. All
 * others wait for an officer: a request for papers needs its list, money its receipt, a return its receiver.
 */
const BY_ITSELF: readonly Move[] = ["transfer", "resolve"];

/** The one step from here to there that may be made without a person. */
export function findStep(from: DossierStatus, told: number): Move | undefined {
  const wanted = DOSSIER_STATUSES[told - 1];
  return BY_ITSELF.find((move) => {
    const next = nextStatus(from, move);
    return next.ok && next.value === wanted;
  });
}

/** The province speaks of another status than ours, and no step leads there without a person. */
export function differs(from: DossierStatus, told: number): boolean {
  return DOSSIER_STATUSES[told - 1] !== from && findStep(from, told) === undefined;
}

/** Goes after what the province told of a dossier; the same word moves it once, however often it is looked at. */
export async function followProgress(
  { crypto, runtime }: Pick<LinkParts, "crypto" | "runtime">,
  book: CustodyBook,
  dossier: DossierId,
): Promise<boolean> {
  const told = book.find(dossier)?.told ?? null;
  const known = runtime.find(dossier);
  if (told === null || known?.core === undefined || known.readOnly || known.unfolded) return false;
  const move = findStep(known.core.status, told.status);
  if (move === undefined) return false;
  const name = encodeUtf8(`province told ${dossier} ${String(told.status)} ${String(told.at)}`);
  const command: MoveCommand = {
    kind: "move",
    // 128 bits that are the same for the same word of the province.
    commandId: toHex(crypto.sha256(name)).slice(0, 32) as CommandId,
    dossier,
    expectedHeads: [...known.heads],
    move,
    reason: null,
    ground: null,
    department: null,
    missing: [],
    receiver: null,
    pages: [],
  };
  if (runtime.state().placeOfCommand(command.commandId) !== undefined) return false;
  return (await runtime.run(command, PROVINCE)).ok;
}
