import QRCode from "qrcode";
import type { Dossier } from "../../src/dossier/dossier";
import type { FormOffice } from "../../src/forms/form-definition";
import { makeDossierForm, type NoSuchPaper } from "../../src/forms/from-dossier/dossier-form";
import type { FormFault } from "../../src/forms/make-form";
import type { TimeLimit } from "../../src/procedure/time-limit";
import type { Result } from "../../src/shared/result";
import { FORM_FONTS } from "./form-fonts";

export interface AcknowledgementSetting {
  readonly office: FormOffice;
  readonly training: boolean;
  /** Of the procedure's version that the dossier was accepted under; undefined where it is not known any more. */
  readonly timeLimit: TimeLimit | undefined;
}

/** The code as a picture for a form: it holds the code and nothing else. */
export function codePicture(code: string): Promise<string> {
  return QRCode.toString(code, { type: "svg", margin: 1, errorCorrectionLevel: "M" });
}

/** Form 01 of an accepted dossier as an A4 page. */
export async function makeAcknowledgement(
  dossier: Dossier,
  { office, training, timeLimit }: AcknowledgementSetting,
): Promise<Result<string, FormFault | NoSuchPaper>> {
  const qr = await codePicture(dossier.core.code ?? "-");
  return makeDossierForm("01", dossier, { office, taxCode: null, timeLimit, qr }, { fonts: FORM_FONTS, training });
}
