import type { PlacedPage } from "../../../src/ipc/capture-requests";
import type { DraftPage, PageFault } from "../../../src/ipc/visit-requests";
import type { CameraStill } from "../../components/camera/use-camera-capture";
import type { PageEdit } from "./edit-messages";

/** What was done last and can be taken back. */
export interface UndoablePages {
  readonly kind: "arranged" | "edited";
  readonly undo: () => void;
}

/** `page`: what the page goes by then. */
type Arrange = (pages: readonly PlacedPage[], page: string) => readonly PlacedPage[];

/** What can be done with pages; each is in the vault before it appears. */
export interface PageTray {
  readonly add: (files: readonly File[], paper: string | undefined) => void;
  readonly addStill: (still: CameraStill, paper: string | undefined, replace?: string) => void;
  /** Files whose pages have not all come. */
  readonly waiting: number;
  /** No more pages of the files that are coming in; those that are there stay. */
  readonly stop: () => void;
  /** Another file in the place of a page. */
  readonly replace: (page: DraftPage, file: File) => void;
  /** Files between a page and the one that follows it. */
  readonly insertAfter: (page: DraftPage, files: readonly File[]) => void;
  readonly attach: (page: string, paper: string | undefined) => void;
  /** A new order of the pages with their papers: `how` makes it of what they are when its turn comes; `shown`: on the screen. */
  readonly arrange: (shown: readonly DraftPage[], page: string, how: Arrange) => void;
  readonly edit: (page: DraftPage, edit: PageEdit) => void;
  /** Back to the picture before the last edit. */
  readonly revert: (page: DraftPage) => void;
  readonly remove: (page: string) => void;
  readonly restore: (page: string) => void;
  /** The page that was removed last and can be brought back. */
  readonly removed: string | undefined;
  readonly undoable: UndoablePages | undefined;
  readonly faults: readonly PageFault[];
  readonly dismiss: (fault: PageFault) => void;
  /** Why the last page tool did nothing. */
  readonly toolFault: "edit" | "other-pages" | undefined;
  readonly pageUrl: (page: string) => string;
}
