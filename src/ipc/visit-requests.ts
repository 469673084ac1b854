import type { FileFault } from "../capture/accept-file";
import type { Advice } from "../capture/quality";
import type { CardQr } from "../citizen/card-qr";
import type { PageFinding } from "../ocr/reading";
import type { CommandId, DossierId } from "../shared/brand";
import type { Instant } from "../shared/clock";
import type { Result } from "../shared/result";
import type { AcceptedVisit, AcceptFault, NoSuchDraft } from "./accept-answer";

/** The five sections of the desk's visit, in order. */
export const VISIT_SECTIONS = ["applicant", "procedure", "papers", "check", "accept"] as const;
export type VisitSection = (typeof VISIT_SECTIONS)[number];

/** The applicant as typed; nothing is checked before acceptance, so that no typing is ever lost. */
export interface ApplicantForm {
  readonly idNumber: string;
  readonly name: string;
  /** dd/MM/yyyy or yyyy, as typed. */
  readonly birthDate: string;
  readonly sex: "male" | "female" | "";
  readonly address: string;
  readonly phone: string;
}

/** Where the person above is not the one whom the dossier is about, or not the one who hands it in; all blank else. */
export interface BehalfForm {
  /** Chủ hồ sơ is an organisation; the person above speaks for it and hands in. */
  readonly organisation: string;
  readonly taxCode: string;
  /** Somebody else hands in for the person above, by this right. */
  readonly submitter: string;
  readonly submitterId: string;
  readonly submitterPhone: string;
  readonly authorisation: string;
  /** Dates of that paper, dd/MM/yyyy as typed, and why one that is over is taken all the same. */
  readonly authorisedFrom: string;
  readonly authorisedUntil: string;
  readonly authorisedReason: string;
}

export interface ReusedPaper {
  readonly dossier: DossierId;
  readonly paper: string | null;
  /** Code of that dossier, for people. */
  readonly code: string;
}

/** What the window keeps in a draft: the form, and where the officer was. */
export interface VisitForm {
  readonly applicant: ApplicantForm;
  readonly behalf: BehalfForm;
  /** Code of the chosen procedure, or "". */
  readonly procedure: string;
  /** Ids of required papers that were shown and handed back. */
  readonly seenPapers: readonly string[];
  /** Papers that the centre holds already, from an earlier dossier: id → where it is. Nobody is asked for them again. */
  readonly reusedPapers: Readonly<Record<string, ReusedPaper>>;
  /** Papers that this case does not need: id → the officer's reason. */
  readonly absentPapers: Readonly<Record<string, string>>;
  /** dd/MM/yyyy: the date promised where the catalogue does not know the time limit; else "". */
  readonly promisedDate: string;
  /** The officer compared the papers with the originals. */
  readonly compared: boolean;
  /** Suggested fields that the officer confirmed or corrected: field id → value. */
  readonly confirmed: Readonly<Record<string, string>>;
  /** A correction in the middle of being typed, neither confirmed nor lost: field id → what stands there. */
  readonly typing: Readonly<Record<string, string>>;
  readonly place: { readonly section: VisitSection; readonly field: string; readonly caret: number };
}

export const EMPTY_FORM: VisitForm = {
  applicant: { idNumber: "", name: "", birthDate: "", sex: "", address: "", phone: "" },
  behalf: {
    organisation: "",
    taxCode: "",
    submitter: "",
    submitterId: "",
    submitterPhone: "",
    authorisation: "",
    authorisedFrom: "",
    authorisedUntil: "",
    authorisedReason: "",
  },
  procedure: "",
  seenPapers: [],
  reusedPapers: {},
  absentPapers: {},
  promisedDate: "",
  compared: false,
  confirmed: {},
  typing: {},
  place: { section: "applicant", field: "", caret: 0 },
};

/** A field that OCR read on a page. A suggestion: never trusted before an officer confirmed it. */
export interface SuggestedField {
  /** Unique within the draft. */
  readonly id: string;
  /** The idea, and for whom: "ho_ten", "ho_ten_me", "ngay". */
  readonly key: string;
  /** What it is, such as "idNumber" or "name"; the window finds the words. */
  readonly type: string;
  /** The label as printed on the paper, or "". */
  readonly label: string;
  readonly value: string;
  readonly doubtful: boolean;
  /** Other readings that a person may take with one key. */
  readonly hints: readonly string[];
  readonly page: string;
  /** In pixels of the prepared page; undefined where it is not known. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | undefined;
}

export type Reading =
  | { readonly kind: "waiting" }
  | { readonly kind: "reading" }
  | { readonly kind: "read"; readonly fields: readonly SuggestedField[]; readonly finding?: PageFinding }
  | { readonly kind: "failed" };

/** Where a page comes from; "kiosk": the citizen's own photo. `overruled`: what the camera's gate objected to and an officer took it all the same. */
export interface PageOrigin {
  readonly source: "file" | "camera" | "scanner" | "kiosk";
  readonly overruled: readonly Advice[];
}

/** A page that is in the vault. `id` is its name there; its picture is at `app://station/page/<draft>/<id>`. */
export interface DraftPage {
  readonly id: string;
  /** The required paper that it belongs to, or undefined. */
  readonly paper: string | undefined;
  readonly fileName: string;
  /** Pixels of the prepared page. */
  readonly width: number;
  readonly height: number;
  readonly reading: Reading;
  readonly dpi?: number;
  /** It can be brought back to what it was before. */
  readonly edited?: boolean;
  /** undefined for pages from before origins were kept. */
  readonly origin?: PageOrigin | undefined;
}

/** Files on their way into the vault: `done` of `total` pages; total is undefined until the file was opened. */
export interface ImportProgress {
  readonly fileName: string;
  readonly done: number;
  readonly total: number | undefined;
}

export interface Draft {
  readonly id: DossierId;
  readonly createdAt: Instant;
  readonly form: VisitForm;
  readonly pages: readonly DraftPage[];
  readonly imports: readonly ImportProgress[];
  /** Not a visit: papers for the accepted dossier of this id, and what the citizen was asked for. */
  readonly asked?: readonly { readonly id: string; readonly name: string }[];
}

/** Why a file gave no pages: what it is (capture), the disk, or the reader that stopped. */
export type PageFaultKind = FileFault["kind"] | "too-large-file" | "disk-full" | "disk-fault" | "reader-stopped";

export interface PageFault {
  readonly kind: PageFaultKind;
  readonly fileName: string;
}

/** `failed` counts pages of a longer file that could not be opened while the others could. */
export interface ImportedPages {
  readonly pages: number;
  readonly failed: number;
}

export type CardFault = { readonly kind: "no-code-found" | "not-a-card" } | PageFault;

export interface DraftSummary {
  readonly id: DossierId;
  readonly createdAt: Instant;
  readonly name: string;
  readonly procedure: string;
  readonly pages: number;
  /** Papers for the accepted dossier of this id. */
  readonly supplement: boolean;
}

export interface VisitRequests {
  "draft:list": { input: undefined; output: readonly DraftSummary[] };
  "draft:create": { input: undefined; output: Result<Draft, PageFault> };
  "draft:open": { input: { readonly draft: DossierId }; output: Result<Draft, NoSuchDraft> };
  /** Answers after the form is flushed. */
  "draft:save": {
    input: { readonly draft: DossierId; readonly form: VisitForm };
    output: Result<undefined, NoSuchDraft | PageFault>;
  };
  "draft:discard": { input: { readonly draft: DossierId }; output: Result<undefined, NoSuchDraft> };
  /** Answers when every page of the file is in the vault; pages appear one by one by "draft:changed". */
  "page:import": {
    input: {
      readonly draft: DossierId;
      readonly paper: string | undefined;
      readonly fileName: string;
      readonly bytes: Uint8Array;
      /** Left out: a file. */
      readonly origin?: PageOrigin | undefined;
      /** The first page takes the place of this one, the others follow it. */
      readonly replace?: string | undefined;
      /** The pages follow this one. */
      readonly after?: string | undefined;
    };
    output: Result<ImportedPages, NoSuchDraft | PageFault>;
  };
  /** No more pages of the file that is coming in; those that are there stay. */
  "page:stop-import": { input: { readonly draft: DossierId }; output: undefined };
  "page:attach": {
    input: { readonly draft: DossierId; readonly page: string; readonly paper: string | undefined };
    output: Result<undefined, NoSuchDraft | PageFault>;
  };
  /** Takes the page out of the draft; the vault keeps it, so that `page:restore` can bring it back. */
  "page:remove": {
    input: { readonly draft: DossierId; readonly page: string };
    output: Result<undefined, NoSuchDraft | PageFault>;
  };
  "page:restore": {
    input: { readonly draft: DossierId; readonly page: string };
    output: Result<undefined, NoSuchDraft | PageFault>;
  };
  "card:read": { input: { readonly fileName: string; readonly bytes: Uint8Array }; output: Result<CardQr, CardFault> };
  "intake:accept": {
    input: { readonly command: CommandId; readonly draft: DossierId };
    output: Result<AcceptedVisit, AcceptFault>;
  };
}
