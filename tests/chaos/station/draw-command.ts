import { possibleMoves } from "../../../src/dossier/dossier-status";
import type { AcceptCommand, Command } from "../../../src/intake/commands";
import type { StationDossier } from "../../../src/intake/station-state";
import type { CommandId, DossierId, Hash } from "../../../src/shared/brand";
import { aMoveCommand, anAcceptCommand, aPaper, aParty } from "../../fakes/build-intake";
import type { Step } from "./steps";
import { getLife, keyOfDraft, type World } from "./world";

const NAMES = ["Trần Văn Ánh", "Lê Thị Hồng", "Phạm Quốc Bảo", "Vừ A Páo", "H'Ngăm Niê", "Nguyễn Ngọc Nguyên"] as const;

/** A citizen comes. Ids are drawn from the world's source: a draft's id and a command's id have one form. */
export function drawAccept(world: World, { a }: Step): AcceptCommand {
  return anAcceptCommand({
    commandId: world.ids.next() as CommandId,
    draftId: world.ids.next() as DossierId,
    owner: aParty({ name: NAMES[a % NAMES.length] ?? NAMES[0] }),
  });
}

/** The pages go into the vault first; undefined where the disk did not take them. */
export async function drawAcceptWithPages(world: World, step: Step): Promise<AcceptCommand | undefined> {
  const command = drawAccept(world, step);
  const { ring, vault } = getLife(world);
  const key = await keyOfDraft(world.ledger, ring, command.draftId);
  if (!key.ok) return undefined;
  const bytes = new Uint8Array(300 + (step.b % 900)).fill(step.b);
  const put = await vault.put(key.value, bytes, "image/jpeg");
  if (!put.ok) return undefined;
  world.ledger.pages.set(command.draftId, { key: key.value, facts: [put.value], bytes: [bytes] });
  const papers = [aPaper({ how: "pages", pages: [put.value.page] }), aPaper({ id: "ban-sao", name: "Bản sao" })];
  return { ...command, papers };
}

export function drawMove(world: World, { a, b }: Step, heads?: readonly Hash[]): Command | undefined {
  const dossier = drawDossier(world, a);
  if (dossier?.core === undefined) return undefined;
  const moves = possibleMoves(dossier.core.status);
  const move = moves[b % moves.length];
  if (move === undefined) return undefined;
  return aMoveCommand({
    commandId: world.ids.next() as CommandId,
    dossier: dossier.id,
    expectedHeads: [...(heads ?? dossier.heads)],
    move,
    reason: "theo quy định",
    missing: ["Bản chính"],
    receiver: { name: "Trần Văn Ánh", idNumber: null, identitySeen: true },
  });
}

export function drawDossier(world: World, choice: number): StationDossier | undefined {
  const sent = world.ledger.sent[choice % Math.max(1, world.ledger.sent.length)];
  return sent && getLife(world).runtime.find(sent.dossier);
}
