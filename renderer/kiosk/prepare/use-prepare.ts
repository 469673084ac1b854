import { useCallback, useEffect, useRef, useState } from "react";
import type { PrepareFault } from "../../../src/ipc/prepare-requests";
import type { TicketId } from "../../../src/queue/ticket";
import { useStation } from "../../app/station-api";
import type { CameraStill } from "../../components/camera/use-camera-capture";

/** A picture as the person sees it; only this window has it, and only until the person goes. */
export interface Shot {
  readonly number: number;
  readonly url: string;
  readonly state: "sealing" | "kept" | "refused";
  readonly item: string | undefined;
}

type CardState = "none" | "kept";

type PrepareStep =
  | { readonly at: "beginning" }
  | { readonly at: "slip"; readonly unknown: boolean }
  | { readonly at: "card"; readonly label: string; readonly refused: PrepareFault["kind"] | undefined }
  | { readonly at: "pages"; readonly label: string; readonly refused: PrepareFault["kind"] | undefined }
  | { readonly at: "done"; readonly label: string };

export interface PrepareFlow {
  readonly step: PrepareStep;
  readonly card: CardState;
  readonly shots: readonly Shot[];
  readonly readSlip: (code: string) => void;
  readonly readCard: (text: string) => void;
  readonly skipCard: () => void;
  readonly addStill: (still: CameraStill) => void;
  readonly remove: (shot: Shot) => void;
  readonly finish: () => void;
}

/** A camera shows the same code many times a second. */
const SAME_CODE_MS = 3_000;

/** Somebody who photographs without touching anything is there. */
function noteSomebody(): void {
  window.dispatchEvent(new Event("pointerdown"));
}

/** One person's card and papers, from the slip to the end. Whoever unmounts it ends it: nothing is left in the window. */
export function usePrepare(ticket: TicketId | undefined): PrepareFlow {
  const station = useStation();
  const [step, setStep] = useState<PrepareStep>(
    ticket === undefined ? { at: "slip", unknown: false } : { at: "beginning" },
  );
  const [card, setCard] = useState<CardState>("none");
  const [shots, setShots] = useState<readonly Shot[]>([]);
  const session = useRef<string>(undefined);
  const last = useRef({ code: "", at: -SAME_CODE_MS });
  const sending = useRef<Promise<void>>(Promise.resolve());
  const urls = useRef<string[]>([]);

  const begin = useCallback(
    async (wanted: { readonly ticket: TicketId } | { readonly code: string }): Promise<void> => {
      const begun = await station.ask("prepare:begin", wanted);
      if (!begun.ok) {
        setStep({ at: "slip", unknown: true });
        return;
      }
      session.current = begun.value.session;
      noteSomebody();
      setStep({ at: "card", label: begun.value.label, refused: undefined });
    },
    [station],
  );

  useEffect(() => {
    if (ticket !== undefined) void begin({ ticket });
  }, [ticket, begin]);

  useEffect(() => {
    const pictures = urls.current;
    return () => {
      for (const url of pictures.splice(0)) URL.revokeObjectURL(url);
      if (session.current !== undefined) void station.ask("prepare:end", { session: session.current });
    };
  }, [station]);

  const isNew = (code: string): boolean => {
    const now = performance.now();
    if (last.current.code === code && now - last.current.at < SAME_CODE_MS) return false;
    last.current = { code, at: now };
    return true;
  };
  const setShot = (number: number, change: Partial<Shot>): void => {
    setShots((known) => known.map((shot) => (shot.number === number ? { ...shot, ...change } : shot)));
  };
  const refuse = (refused: PrepareFault["kind"]): void => {
    setStep((known) => (known.at === "card" || known.at === "pages" ? { ...known, refused } : known));
  };

  const send = async (number: number, { picture, overruled }: CameraStill): Promise<void> => {
    const open = session.current;
    if (open === undefined) return;
    const bytes = new Uint8Array(await picture.arrayBuffer());
    const kept = await station.ask("prepare:page", { session: open, bytes, overruled });
    setShot(number, kept.ok ? { state: "kept", item: kept.value.item } : { state: "refused" });
    if (!kept.ok) refuse(kept.fault.kind);
  };
  const takeCard = async (text: string): Promise<void> => {
    if (session.current === undefined) return;
    const kept = await station.ask("prepare:card", { session: session.current, text });
    noteSomebody();
    if (!kept.ok) {
      refuse(kept.fault.kind);
      return;
    }
    setCard("kept");
    setStep((known) => (known.at === "card" ? { at: "pages", label: known.label, refused: undefined } : known));
  };

  return {
    step,
    card,
    shots,
    readSlip: (code) => {
      if (step.at === "slip" && isNew(code)) void begin({ code });
    },
    readCard: (text) => {
      if (step.at === "card" && isNew(text)) void takeCard(text);
    },
    skipCard: () => {
      setStep((known) => (known.at === "card" ? { at: "pages", label: known.label, refused: undefined } : known));
    },
    addStill: (still) => {
      noteSomebody();
      const url = URL.createObjectURL(still.picture);
      const number = urls.current.push(url);
      setShots((known) => [...known, { number, url, state: "sealing", item: undefined }]);
      setStep((known) => (known.at === "pages" ? { ...known, refused: undefined } : known));
      // One after the other: a heap of full-size pictures is too much for a small kiosk.
      sending.current = sending.current
        .then(() => send(number, still))
        .catch(() => {
          setShot(number, { state: "refused" });
          refuse("broken-picture");
        });
    },
    remove: ({ number, item }) => {
      if (session.current === undefined) return;
      const { current: open } = session;
      const gone = item === undefined ? undefined : station.ask("prepare:remove", { session: open, item });
      void Promise.resolve(gone).then((outcome) => {
        if (outcome === undefined || outcome.ok) setShots((known) => known.filter((shot) => shot.number !== number));
        else refuse(outcome.fault.kind);
      });
    },
    finish: () => {
      setStep((known) => (known.at === "pages" ? { at: "done", label: known.label } : known));
    },
  };
}
