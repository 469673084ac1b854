import type { FormTarget } from "../../src/printing/printer-settings";
import { findOfficePrinter, type PrinterSettings } from "../../src/printing/printer-settings";
import { fail, ok, type Result } from "../../src/shared/result";
import { saveForm, type FormOutcome } from "../devices/printer/print-form";
import type { FormPages } from "../paper/form-pages";

export interface FormOutletParts {
  readonly forms: FormPages;
  readonly settings: () => PrinterSettings;
  /** Asks a person where to; undefined when they turn away. */
  readonly askWhere: (suggested: string) => Promise<string | undefined>;
  readonly writeFile: (path: string, bytes: Uint8Array) => Promise<boolean>;
}

/** Where a form will go: as the station is set up, or to a file that a person has just named. */
export type FormPlace = FormTarget | { readonly kind: "file"; readonly path: string };

/** The way of forms out of the program: a printer of the system, a folder, or a place that a person names. */
export interface FormOutlet {
  /** Undefined when a person was asked and turned away. `name` holds the dossier's code, never a person. */
  choose(form: string, name: string): Promise<FormPlace | undefined>;
  /** Begins with what a place needs; nothing leaves the program before `deliver`. */
  prepare(place: FormPlace, html: string): PreparedForm;
}

export interface PreparedForm {
  deliver(name: string): Promise<FormOutcome>;
}

/** What a window is told: saved as a file, or handed to a queue, which is not the same as printed. */
export function saidOf(
  outcome: FormOutcome,
): Result<{ readonly saved: boolean; readonly queue?: string }, { readonly kind: "not-written" | "not-queued" }> {
  switch (outcome.kind) {
    case "saved":
      return ok({ saved: true });
    case "handed-over":
      return ok({ saved: true, queue: outcome.printer });
    case "failed":
      return fail({ kind: outcome.fault.kind === "folder-not-writable" ? "not-written" : "not-queued" });
  }
}

/** One paper on its way out: asked where to if need be, then delivered. */
export async function giveOut(
  outlet: FormOutlet,
  form: string,
  name: string,
  html: string,
): Promise<ReturnType<typeof saidOf>> {
  const place = await outlet.choose(form, name);
  return place === undefined ? ok({ saved: false }) : saidOf(await outlet.prepare(place, html).deliver(name));
}

export function createFormOutlet({ forms, settings, askWhere, writeFile }: FormOutletParts): FormOutlet {
  return {
    async choose(form, name) {
      const office = findOfficePrinter(settings(), form);
      if (office !== undefined) return office.target;
      const path = await askWhere(`${name}.pdf`);
      return path === undefined ? undefined : { kind: "file", path };
    },
    prepare(place, html) {
      if (place.kind === "office") return { deliver: () => forms.print(html, place) };
      const made = forms.toPdf(html);
      // Whoever turns away before `deliver` needs no answer; whoever delivers gets the failure there.
      made.catch(() => undefined);
      return {
        async deliver(name) {
          const pdf = await made;
          if (place.kind === "folder") return saveForm(pdf, place.folder, name);
          const written = await writeFile(place.path, pdf);
          return written
            ? { kind: "saved", file: place.path }
            : { kind: "failed", fault: { kind: "folder-not-writable" } };
        },
      };
    },
  };
}
