import { DOSSIER_STATUSES, nextStatus, type DossierStatus, type Move } from "../../src/dossier/dossier-status";
import type { Actor } from "../../src/dossier/body-parts";
import type { MoveCommand } from "../../src/intake/commands";
import type { CommandId, DossierId } from "../../src/shared/brand";
import { encodeUtf8, toHex } from "../../src/shared/bytes";
import type { StationDossier } from "../../src/intake/station-state";
import type { Standing } from "../../src/sync/standing";
import { park, type SessionTools } from "./tools";

/** Who moves a dossier that the province moved: no person of this centre. */
const PROVINCE: Actor = { officer: "province", name: "Hệ thống tỉnh", role: "province" };

/**
 * Moves that nobody at the counter has to add anything to, and that no paper in the citizen's hand speaks against. All
 * others wait for an officer: a request for papers needs its list, money its receipt, a return its receiver.
 */
const BY_ITSELF: readonly Move[] = ["transfer", "resolve"];

/** The one step from here to there that may be made without a person. */
function findStep(from: DossierStatus, told: number): Move | undefined {
  const wanted = DOSSIER_STATUSES[told - 1];
  return BY_ITSELF.find((move) => {
    const next = nextStatus(from, move);
    return next.ok && next.value === wanted;
  });
}

/** Goes after what the province told of its dossiers: the same word moves one once, however often it is looked at. */
export async function followProgress(tools: Pick<SessionTools, "parts" | "own">): Promise<void> {
  for (const { id, told } of tools.own.book.told()) {
    const known = tools.parts.runtime.find(id);
    if (told === null || known?.core === undefined || known.readOnly || known.unfolded) continue;
    const { status } = known.core;
    if (DOSSIER_STATUSES[told.status - 1] === status) continue;
    const move = findStep(status, told.status);
    if (move === undefined) await tell(tools, id, told);
    else await make(tools.parts, known, move, told);
    await tools.parts.breather.breathe();
  }
}

type Told = NonNullable<Standing["told"]>;

/** Said later than anything that happened here: then the province has not only to catch up with us. */
async function tell(tools: Pick<SessionTools, "parts" | "own">, id: DossierId, { status, at }: Told): Promise<void> {
  const about = `${id} ${String(status)} ${String(at)}`;
  if (tools.own.book.hasTrouble("status-differs", about)) return;
  const last = (await tools.parts.runtime.readDossier(id))?.timeline.at(-1)?.at ?? 0;
  if (at > last) await park(tools, "status-differs", about, id, DOSSIER_STATUSES[status - 1] ?? null);
}

async function make(
  { crypto, runtime }: SessionTools["parts"],
  { id, heads }: StationDossier,
  move: Move,
  { status, at }: Told,
): Promise<void> {
  const name = encodeUtf8(`province told ${id} ${String(status)} ${String(at)}`);
  const command: MoveCommand = {
    kind: "move",
    // 128 bits that are the same for the same word of the province.
    commandId: toHex(crypto.sha256(name)).slice(0, 32) as CommandId,
    dossier: id,
    expectedHeads: [...heads],
    move,
    reason: null,
    ground: null,
    department: null,
    missing: [],
    receiver: null,
    pages: [],
  };
  // Refused for a reason of the counter's rules: the next session looks at it again.
  if (runtime.state().placeOfCommand(command.commandId) === undefined) await runtime.run(command, PROVINCE);
}
