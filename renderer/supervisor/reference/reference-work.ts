import type { SpecialDay } from "../../../src/calendar/calendar-data";
import type {
  CalendarFault,
  CalendarState,
  CatalogueFault,
  CataloguePreview,
  CatalogueState,
  FormTemplate,
  TemplateSaveFault,
} from "../../../src/ipc/reference-requests";

export type ImportState =
  | { readonly kind: "none" }
  | { readonly kind: "read"; readonly preview: CataloguePreview }
  | { readonly kind: "refused"; readonly fault: CatalogueFault["kind"] }
  | { readonly kind: "applied"; readonly version: string };

/** Catalogue and calendar, wired by the window. */
export interface ReferenceWork {
  readonly catalogue: CatalogueState | undefined;
  readonly calendar: CalendarState | undefined;
  readonly working: boolean;
  readonly import: ImportState;
  readonly readFile: (file: File, version: string) => void;
  readonly apply: () => void;
  readonly templates: readonly FormTemplate[];
  readonly templateFault: TemplateSaveFault | undefined;
  readonly saveTemplate: (form: FormTemplate["form"], text: string) => void;
  readonly calendarFault: CalendarFault["kind"] | undefined;
  readonly amend: (inForceFrom: string, put: readonly SpecialDay[], remove: readonly string[]) => Promise<boolean>;
}
