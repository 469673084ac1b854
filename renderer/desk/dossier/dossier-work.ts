import type { IssuedPaper } from "../../../src/dossier/dossier";
import type { ChangeFault, PaperFault, Viewing } from "../../../src/ipc/work-requests";
import type { Hash } from "../../../src/shared/brand";
import type { Deed, DeedValues } from "./deeds";

export type PaperState =
  | { readonly kind: "idle" }
  | { readonly kind: "working"; readonly paper: IssuedPaper }
  | { readonly kind: "shown"; readonly paper: IssuedPaper; readonly url: string }
  /** `queue`: the printer of the operating system that took it, where it did not go into a file. */
  | { readonly kind: "saved"; readonly paper: IssuedPaper; readonly queue?: string | undefined }
  | { readonly kind: "refused"; readonly paper: IssuedPaper; readonly fault: PaperFault["kind"] };

/** Work on the open dossier, wired by the window; the screens know nothing of main. */
export interface DossierWork {
  readonly working: boolean;
  readonly fault: ChangeFault | undefined;
  readonly forgetFault: () => void;
  /** True when it is done and flushed. */
  readonly act: (deed: Deed, values: DeedValues) => Promise<boolean>;
  /** The papers at these places were compared with the originals: they count as digitised. */
  readonly confirmPapers: (places: readonly number[]) => Promise<boolean>;
  readonly settle: (entry: Hash, note: string) => Promise<boolean>;
  /** The name of the page in the vault; undefined where it could not be kept. */
  readonly keepSignature: (png: Uint8Array) => Promise<string | undefined>;
  readonly paper: PaperState;
  readonly showPaper: (paper: IssuedPaper) => void;
  readonly savePaper: (paper: IssuedPaper) => void;
  readonly closePaper: () => void;
  readonly viewers: readonly Viewing[] | "working" | undefined;
  readonly askViewers: () => void;
}
