import type { ReactNode } from "react";
import type { CentreDescription } from "../../src/ipc/station-state";
import { useLanguage } from "../i18n/use-text";
import { useLook } from "../theme/look";
import { KioskFrame } from "./KioskFrame";
import { useIdle } from "./use-idle";

interface KioskShellProps {
  readonly centre: CentreDescription | undefined;
  readonly question: string;
  readonly children: ReactNode;
  /** Left out on the first screen. */
  readonly onBack?: (() => void) | undefined;
  readonly aside?: ReactNode;
  /** Something of a person is on the screen, or on its way there. */
  readonly begun: boolean;
  /** Forgets everything about the person; the look and the language are forgotten here. */
  readonly onEnd: () => void;
}

/** Frame of every screen of the kiosk; when nobody is there any more, everything of the person goes. */
export function KioskShell({ centre, question, children, onBack, aside, begun, onEnd }: KioskShellProps) {
  const look = useLook();
  const { language, choose } = useLanguage();
  const untouched = !begun && language === "vi" && look.contrast === "normal" && look.textScale === 1;
  const end = (): void => {
    look.reset();
    choose("vi");
    onEnd();
  };
  const idle = useIdle(!untouched, end);
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
      secondsLeft={idle.secondsLeft}
      onStay={idle.stay}
      onLeave={leave}
    >
      {children}
    </KioskFrame>
  );
}
