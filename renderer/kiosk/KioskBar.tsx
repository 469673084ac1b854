import { IconVolume, IconVolumeOff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { LanguageSwitch } from "../components/LanguageSwitch";
import { useText } from "../i18n/use-text";
import { useLook } from "../theme/look";
import styles from "./Kiosk.module.css";

export interface KioskSound {
  readonly on: boolean;
  readonly toggle: () => void;
}

interface KioskBarProps {
  /** Left out where the machine has no voice. */
  readonly sound?: KioskSound | undefined;
}

const SIZES = [
  ["normal", 1],
  ["large", 1.2],
  ["largest", 1.4],
] as const;

/** Text size, contrast, language and sound: at reach on every screen of the kiosk. */
export function KioskBar({ sound }: KioskBarProps) {
  const text = useText("kiosk");
  const look = useLook();

  return (
    <div className={styles.bar} role="toolbar" aria-label={text("bar")}>
      <div className={styles.barGroup} role="group" aria-label={text("size.label")}>
        {SIZES.map(([size, scale]) => (
          <BarButton
            key={size}
            label={text(`size.${size}`)}
            pressed={look.textScale === scale}
            onPress={() => {
              look.change({ textScale: scale });
            }}
          >
            <span aria-hidden style={{ fontSize: `${scale}em`, fontWeight: 600 }}>
              A
            </span>
          </BarButton>
        ))}
      </div>
      <div className={styles.barGroup} role="group" aria-label={text("contrast.label")}>
        {(["normal", "high"] as const).map((contrast) => (
          <BarButton
            key={contrast}
            pressed={look.contrast === contrast}
            onPress={() => {
              look.change({ contrast });
            }}
          >
            {text(`contrast.${contrast}`)}
          </BarButton>
        ))}
      </div>
      {sound !== undefined && (
        <BarButton pressed={sound.on} onPress={sound.toggle}>
          {sound.on ? <IconVolume aria-hidden /> : <IconVolumeOff aria-hidden />}
          {text(sound.on ? "sound.on" : "sound.off")}
        </BarButton>
      )}
      <LanguageSwitch />
    </div>
  );
}

interface BarButtonProps {
  readonly label?: string;
  readonly pressed: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function BarButton({ label, pressed, onPress, children }: BarButtonProps) {
  return (
    <button type="button" className={styles.barButton} aria-label={label} aria-pressed={pressed} onClick={onPress}>
      {children}
    </button>
  );
}
