import { useRef, useState } from "react";
import { isAllowed, isRole } from "../../../src/access/roles";
import type { DossierDetail, EraseRefusal } from "../../../src/ipc/dossier-requests";
import type { CommandId } from "../../../src/shared/brand";
import { newCommandId } from "../../app/new-command-id";
import { useStation } from "../../app/station-api";
import { useReadOnly } from "../../components/condition/use-read-only";
import { EraseSection } from "../dossier/EraseSection";

interface EraseAtDeskProps {
  /** Of who is signed in; nothing is shown to those who may not. */
  readonly role: string;
  readonly dossier: DossierDetail;
  readonly onErased: () => void;
}

/** Erasing, wired; the order keeps its id until main has answered, so that a lost answer erases nothing twice. */
export function EraseAtDesk({ role, dossier, onErased }: EraseAtDeskProps) {
  const station = useStation();
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<EraseRefusal["kind"] | "no-answer">();
  const pending = useRef<CommandId>(undefined);
  const readOnly = useReadOnly();

  const erase = async (reason: string, ground: string): Promise<void> => {
    pending.current ??= newCommandId();
    const { summary, next } = dossier;
    const command = { commandId: pending.current, dossier: summary.id, expectedHeads: [...next.heads], reason, ground };
    setWorking(true);
    try {
      const outcome = await station.ask("dossier:erase", command);
      pending.current = undefined;
      setFault(outcome.ok ? undefined : outcome.fault.kind);
      if (outcome.ok) onErased();
    } catch {
      setFault("no-answer");
    } finally {
      setWorking(false);
    }
  };
  if (readOnly || !isRole(role) || !isAllowed(role, "dossier.erase")) return null;
  return (
    <EraseSection
      code={dossier.summary.code}
      working={working}
      fault={fault}
      onErase={(reason, ground) => void erase(reason, ground)}
    />
  );
}
