import type { Answer } from "../../../electron/station/answer";
import type { StoredPage } from "../../../electron/vault/vault";
import type { Command } from "../../../src/intake/commands";
import { comparePositions, type Position } from "../../../src/journal/entry";
import type { CommandId, DossierId, KeyId } from "../../../src/shared/brand";

/** A command that left a window, and what the window was told. */
export interface Sent {
  readonly command: Command;
  readonly dossier: DossierId;
  /** What people were told is saved; undefined: refused, failed, or no reply came. */
  answer: Answer | undefined;
}

/** What people know and hold in their hands: nothing of it may turn out wrong. */
export interface Ledger {
  sent: Sent[];
  /** Every draft that was ever sent. */
  readonly asked: Set<DossierId>;
  readonly byCommand: Map<CommandId, Sent>;
  /** Codes on paper, and the entry that gave each, also of lives that a restore has wiped out. */
  readonly codes: Map<string, string>;
  /** Pages that the vault said it holds, by draft. */
  pages: Map<DossierId, { readonly key: KeyId; readonly facts: StoredPage[]; readonly bytes: Uint8Array[] }>;
  readonly keys: Map<DossierId, KeyId>;
  send(command: Command): Sent;
  /** What was promised after this place is gone with the old disk; only the codes on paper stay. */
  forgetAfter(place: Position): void;
}

export function createLedger(): Ledger {
  const byCommand = new Map<CommandId, Sent>();
  const asked = new Set<DossierId>();
  const ledger: Ledger = {
    sent: [],
    asked,
    byCommand,
    codes: new Map(),
    pages: new Map(),
    keys: new Map(),
    send(command) {
      const known = byCommand.get(command.commandId);
      if (known !== undefined) return known;
      const dossier = "draftId" in command ? command.draftId : command.dossier;
      const record: Sent = { command, dossier, answer: undefined };
      ledger.sent.push(record);
      byCommand.set(command.commandId, record);
      asked.add(dossier);
      return record;
    },
    forgetAfter(place) {
      // Their drafts and pages were on the old disk, too: nobody can send them again.
      ledger.sent = ledger.sent.filter(({ answer }) => answer !== undefined && comparePositions(answer, place) <= 0);
      byCommand.clear();
      for (const record of ledger.sent) byCommand.set(record.command.commandId, record);
    },
  };
  return ledger;
}

export class Violation extends Error {
  constructor(
    readonly kind: string,
    readonly detail: string,
  ) {
    super(`${kind}: ${detail}`);
  }
}
