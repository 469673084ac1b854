import type { ComponentProps } from "react";
import { DayLink } from "./DayLink";
import { ProvinceLink } from "./ProvinceLink";
import { WindowLinks } from "./WindowLinks";

interface DeskLinksProps {
  /** The kind of place that is open. */
  readonly current: string;
  readonly inbox: number;
  readonly onPlace: (place: "day" | "province") => void;
  readonly onWindow: ComponentProps<typeof WindowLinks>["onOpen"];
}

/** Ways to what stands beside the dossiers. */
export function DeskLinks({ current, inbox, onPlace, onWindow }: DeskLinksProps) {
  return (
    <>
      <DayLink
        current={current === "day"}
        onOpen={() => {
          onPlace("day");
        }}
      />
      <ProvinceLink
        current={current === "province"}
        inbox={inbox}
        onOpen={() => {
          onPlace("province");
        }}
      />
      <WindowLinks onOpen={onWindow} />
    </>
  );
}
