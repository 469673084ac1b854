import type { CameraStill } from "../../components/camera/use-camera-capture";
import type { PageFault } from "../../../src/ipc/visit-requests";

/** What can be done with pages; each is in the vault before it appears. */
export interface PageTray {
  readonly add: (files: readonly File[], paper: string | undefined) => void;
  readonly addStill: (still: CameraStill, paper: string | undefined) => void;
  readonly attach: (page: string, paper: string | undefined) => void;
  readonly remove: (page: string) => void;
  readonly restore: (page: string) => void;
  /** The page that was removed last and can be brought back. */
  readonly removed: string | undefined;
  readonly faults: readonly PageFault[];
  readonly dismiss: (fault: PageFault) => void;
  readonly pageUrl: (page: string) => string;
}
