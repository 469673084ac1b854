import type { TimeLimit } from "../../procedure/time-limit";
import type { Instant } from "../../shared/clock";
import type { FormOffice, FormSigner } from "../form-definition";

/** What a form of a dossier needs beside its entries. */
export interface DossierFormSetting {
  readonly office: FormOffice;
  readonly taxCode: string | null;
  /** Of the procedure's version that the dossier was accepted under; undefined where it is not known any more. */
  readonly timeLimit: TimeLimit | undefined;
  /** Who signs at a moment by a decision on delegation; undefined: the head of the office. */
  readonly signerAt?: (at: Instant) => FormSigner | undefined;
  /** SVG of the code, and nothing else. */
  readonly qr: string;
}
