import { useContext, useEffect, useEffectEvent, type ReactNode } from "react";
import type { CentreDescription } from "../../src/ipc/station-state";
import { useLanguage, useText } from "../i18n/use-text";
import { useLook } from "../theme/look";
import { KioskFrame } from "./KioskFrame";
import { SpeechContext } from "./speech/speech-context";
import type { Spoken } from "./speech/spoken";
import { useIdle } from "./use-idle";

interface KioskShellProps {
  readonly centre: CentreDescription | undefined;
  readonly question: string;
  readonly children: ReactNode;
  /** What is read aloud where somebody wishes it; left out it is the question. */
  readonly spoken?: readonly Spoken[] | undefined;
  /** Left out on the first screen. */
  readonly onBack?: (() => void) | undefined;
  readonly aside?: ReactNode;
  /** Something of a person is on the screen, or on its way there. */
  readonly begun: boolean;
  /** Forgets everything about the person; the look and the language are forgotten here. */
  readonly onEnd: () => void;
}

/** Frame of every screen of the kiosk; when nobody is there any more, everything of the person goes. */
export function KioskShell({ centre, question, children, spoken, onBack, aside, begun, onEnd }: KioskShellProps) {
  const look = useLook();
  const { language, choose } = useLanguage();
  const text = useText("kiosk");
  const speech = useContext(SpeechContext);
  const untouched =
    !begun && speech?.on !== true && language === "vi" && look.contrast === "normal" && look.textScale === 1;
  const end = (): void => {
    look.reset();
    choose("vi");
    speech?.off();
    onEnd();
  };
  const idle = useIdle(!untouched, end);
  const texts = idle.secondsLeft === undefined ? (spoken ?? [question]) : [text("idle.question")];
  const read = useEffectEvent(() => {
    speech?.read(texts, language);
  });
  const said = JSON.stringify(texts);
  const aloud = speech?.on === true;
  // Read anew when what it says has changed, not at every second that is counted.
  useEffect(() => {
    read();
  }, [said, language, aloud]);
  const leave = (): void => {
    idle.stay();
    end();
  };

  return (
    <KioskFrame
      centre={centre}
      question={question}
      onBack={onBack}
      aside={aside}
      sound={speech}
      secondsLeft={idle.secondsLeft}
      onStay={idle.stay}
      onLeave={leave}
    >
      {children}
    </KioskFrame>
  );
}
