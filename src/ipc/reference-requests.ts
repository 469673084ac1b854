import type { SpecialDay, SessionHours } from "../calendar/calendar-data";
import type { FormKind } from "../forms/make-form";
import type { TemplateFault } from "../forms/template";
import type { ValueChange } from "../procedure/import-catalogue";
import type { Result } from "../shared/result";
import type { DelegationRequests } from "./delegation-requests";

export interface CatalogueState {
  readonly version: string;
  readonly author: string | undefined;
  readonly procedures: number;
  /** Versions of the centre's own cannot be read: those of the program count until somebody looks. */
  readonly unreadable: boolean;
  /** The newest that the province published for this centre; undefined: none has come. */
  readonly published: PublishedVersion | undefined;
}

export interface PublishedVersion {
  /** The local day from which it counts. */
  readonly from: string;
  readonly province: string;
  /** Procedures in which the centre's own word stays, by code or name. */
  readonly ownProcedures: readonly string[];
}

/** What an import would do; nothing has changed yet. */
export interface CataloguePreview {
  readonly version: string;
  readonly added: readonly { readonly code: string; readonly name: string }[];
  readonly changed: readonly {
    readonly code: string;
    readonly name: string;
    readonly changes: readonly ValueChange[];
  }[];
  readonly unchanged: number;
  readonly refused: readonly {
    readonly line: number;
    readonly column: string;
    readonly problem: string;
    readonly value: string;
  }[];
  readonly unknownColumns: readonly string[];
}

export type CatalogueFault = {
  readonly kind:
    | "unreadable-table"
    | "too-large"
    | "malformed"
    | "two-rows-of-one-code"
    | "two-papers-of-one-id"
    | "missing-alternative"
    | "not-newer"
    | "no-author"
    | "nothing-to-import"
    | "not-recorded";
};

export interface CalendarState {
  readonly version: string;
  readonly author: string | undefined;
  readonly sessions: readonly SessionHours[];
  readonly workingWeekdays: readonly number[];
  readonly days: readonly SpecialDay[];
  readonly published: PublishedVersion | undefined;
}

export interface CalendarFault {
  readonly kind: "not-newer" | "no-such-date" | "not-valid" | "not-recorded";
}

export interface FormTemplate {
  readonly form: FormKind;
  readonly name: string;
  readonly text: string;
  /** A copy of the centre; an update of the program does not touch it. */
  readonly own: boolean;
  readonly fields: readonly { readonly name: string; readonly meaning: string }[];
}

export type TemplateSaveFault = TemplateFault | { readonly kind: "not-recorded" };

/** Catalogue and calendar of the centre: each change with its author and its date in force. */
export interface ReferenceRequests extends DelegationRequests {
  "catalogue:state": { input: undefined; output: CatalogueState };
  /** XLSX, CSV, or JSON of our own form; `version` is the day from which the rows count, "2026-12-01". */
  "catalogue:preview": {
    input: { readonly fileName: string; readonly bytes: Uint8Array; readonly version: string };
    output: Result<CataloguePreview, CatalogueFault>;
  };
  /** The last preview becomes a version; rows that were refused are not part of it. */
  "catalogue:apply": { input: { readonly version: string }; output: Result<CatalogueState, CatalogueFault> };
  "template:list": { input: undefined; output: readonly FormTemplate[] };
  /** A broken template is refused with its line; an empty text goes back to the program's own. */
  "template:save": {
    input: { readonly form: FormKind; readonly text: string };
    output: Result<readonly FormTemplate[], TemplateSaveFault>;
  };
  "calendar:state": { input: undefined; output: CalendarState };
  "calendar:amend": {
    input: { readonly inForceFrom: string; readonly put: readonly SpecialDay[]; readonly remove: readonly string[] };
    output: Result<CalendarState, CalendarFault>;
  };
}
