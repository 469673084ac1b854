import type { Dossier, IssuedPaper } from "../../dossier/dossier";
import { ISSUED_PAPERS } from "../../dossier/entry-bodies";
import { fail, type Result } from "../../shared/result";
import { FORMS, makeForm, type FormData, type FormFault, type FormSetting } from "../make-form";
import { form01Of, form02Of, form03Of } from "./citizen-forms";
import { bodiesOf } from "./dossier-events";
import type { DossierFormSetting } from "./dossier-form-setting";
import { form04Of, form05Of, form06Of, handoverOf, receiptOf } from "./office-forms";

type Maker = (
  dossier: Dossier,
  setting: DossierFormSetting,
) => { readonly render: (page: FormSetting) => Result<string, FormFault> } | undefined;

/** A form with what it is made from: `data` and `paper` belong together. */
function maker<K extends IssuedPaper>(
  paper: K,
  data: (dossier: Dossier, setting: DossierFormSetting) => FormData[K] | undefined,
): Maker {
  return (dossier, setting) => {
    const known = data(dossier, setting);
    return known && { render: (page) => makeForm(paper, known, page) };
  };
}

const MAKERS: Readonly<Record<IssuedPaper, Maker>> = {
  "01": maker("01", form01Of),
  "02": maker("02", form02Of),
  "03": maker("03", form03Of),
  "04": maker("04", form04Of),
  "05": maker("05", form05Of),
  "06": maker("06", form06Of),
  handover: maker("handover", handoverOf),
  receipt: maker("receipt", receiptOf),
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
  const made = MAKERS[paper](dossier, setting);
  return made === undefined ? fail({ kind: "no-such-paper" }) : made.render(page);
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
