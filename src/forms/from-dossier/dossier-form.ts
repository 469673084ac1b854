import type { Dossier, IssuedPaper } from "../../dossier/dossier";
import { ISSUED_PAPERS } from "../../dossier/entry-bodies";
import { fail, type Result } from "../../shared/result";
import { FORMS, makeForm, type FormData, type FormFault, type FormSetting } from "../make-form";
import { form01Of, form02Of, form03Of } from "./citizen-forms";
import { bodiesOf } from "./dossier-events";
import type { DossierFormSetting } from "./dossier-form-setting";
import { form04Of, form05Of, form06Of, handoverOf, receiptOf } from "./office-forms";

type Makers = { readonly [K in IssuedPaper]: (of: Dossier, setting: DossierFormSetting) => FormData[K] | undefined };

const MAKERS: Makers = {
  "01": form01Of,
  "02": form02Of,
  "03": form03Of,
  "04": form04Of,
  "05": form05Of,
  "06": form06Of,
  handover: handoverOf,
  receipt: receiptOf,
};

/** The dossier has nothing that such a paper would say: a form 02 without a request, a 05 without a stop. */
export interface NoSuchPaper {
  readonly kind: "no-such-paper";
}

/** One official paper of a dossier as an A4 page, from what its entries say. */
export function makeDossierForm(
  paper: IssuedPaper,
  dossier: Dossier,
  setting: DossierFormSetting,
  page: FormSetting,
): Result<string, FormFault | NoSuchPaper> {
  return make(paper, dossier, setting, page);
}

function make<K extends IssuedPaper>(
  paper: K,
  dossier: Dossier,
  setting: DossierFormSetting,
  page: FormSetting,
): Result<string, FormFault | NoSuchPaper> {
  const data = MAKERS[paper](dossier, setting);
  return data === undefined ? fail({ kind: "no-such-paper" }) : makeForm(paper, data, page);
}

/** The papers that can be made of this dossier now, with how often each was given out already. */
export function papersOf(
  dossier: Dossier,
  setting: DossierFormSetting,
): readonly { readonly paper: IssuedPaper; readonly name: string; readonly issued: number }[] {
  const issued = bodiesOf(dossier, "dossier.issued");
  return ISSUED_PAPERS.filter((paper) => MAKERS[paper](dossier, setting) !== undefined).map((paper) => ({
    paper,
    name: FORMS[paper].name,
    issued: issued.filter((one) => one.paper === paper).length,
  }));
}
