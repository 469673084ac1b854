import { useMemo } from "react";
import { useStation } from "../../app/station-api";
import type { OriginalPictures } from "../original-pictures";

/** Originals that main still keeps; the same object as long as the window lives. */
export function useOriginals(): OriginalPictures {
  const station = useStation();
  return useMemo(
    () => ({
      has: (page) => station.ask("page:has-original", { page }),
      url: (page) => `app://station/original/${page}`,
    }),
    [station],
  );
}
