import { useEffect, useRef, useState } from "react";
import type { LookUpFault } from "../../../src/ipc/look-up-requests";
import { findWrittenCode, type DossierGlance } from "../../../src/queue/look-up";
import { useStation } from "../../app/station-api";

type LookUpStep =
  /** `other`: what was held before the camera was no code of a dossier. */
  | { readonly at: "code"; readonly typing: boolean; readonly other: boolean }
  | { readonly at: "number"; readonly code: string; readonly typed: boolean }
  | { readonly at: "looking" }
  | { readonly at: "found"; readonly glance: DossierGlance }
  | { readonly at: "nothing"; readonly kind: LookUpFault["kind"] | "fault"; readonly typed: boolean };

export interface LookUpFlow {
  readonly step: LookUpStep;
  readonly readCode: (text: string) => void;
  readonly typeCode: () => void;
  readonly scanCode: () => void;
  /** The last ten digits. */
  readonly enterCode: (digits: string) => void;
  /** The four digits of the slip. */
  readonly enterNumber: (digits: string) => void;
  /** Undefined on the first step. */
  readonly back: (() => void) | undefined;
}

/** One person's way from the slip to the answer; gone with the component that uses it. `canScan`: there is a camera. */
export function useLookUp(canScan: boolean): LookUpFlow {
  const station = useStation();
  const first = (typing: boolean): LookUpStep => ({ at: "code", typing: typing || !canScan, other: false });
  const [step, setStep] = useState<LookUpStep>(() => first(false));
  const alive = useRef(true);

  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);

  const ask = async (code: string, number: string, typed: boolean): Promise<void> => {
    setStep({ at: "looking" });
    const found = await station
      .ask("hall:look-up", { code, number })
      .catch(() => ({ ok: false, fault: { kind: "fault" } }) as const);
    if (!alive.current) return;
    setStep(found.ok ? { at: "found", glance: found.value } : { at: "nothing", kind: found.fault.kind, typed });
  };

  return {
    step,
    readCode: (text) => {
      if (step.at !== "code" && step.at !== "number" && step.at !== "nothing") return;
      if (findWrittenCode(text) !== undefined) {
        // Somebody who holds a slip before the camera without touching anything is there.
        window.dispatchEvent(new Event("pointerdown"));
        setStep({ at: "number", code: text, typed: false });
      } else if (step.at === "code") setStep({ ...step, other: true });
    },
    typeCode: () => {
      setStep(first(true));
    },
    scanCode: () => {
      setStep(first(false));
    },
    enterCode: (digits) => {
      setStep({ at: "number", code: digits, typed: true });
    },
    enterNumber: (digits) => {
      if (step.at === "number") void ask(step.code, digits, step.typed);
    },
    back:
      step.at === "number" || step.at === "nothing"
        ? () => {
            setStep(first(step.typed));
          }
        : undefined,
  };
}
