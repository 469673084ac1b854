import type { FormDefinition } from "../form-definition";
import { FORM_01, type Form01 } from "./form-01";

/** One original of which certified copies are asked for. */
export interface CopiedPaper {
  readonly name: string;
  readonly pages: number;
  readonly paperCopies: number;
  /** An electronic certified copy is asked for as well. */
  readonly electronic: boolean;
}

/** Mẫu số 01 for chứng thực bản sao: pages and copies instead of kinds of copy (domain.md §2). */
export interface Form01Copies extends Omit<Form01, "papers"> {
  readonly originals: readonly CopiedPaper[];
}

const PAPERS_TABLE = /@table papers\n(?:\|.*\n)+/;

const ORIGINALS_TABLE = `@table originals
| TT | {{index}} | 7%
| Thành phần hồ sơ | {{name}}
| Số trang | {{pages}} | 12%
| Số bản giấy | {{paperCopies}} | 13%
| Ký bản điện tử | {{electronic}} | 16%
`;

export const FORM_01_COPIES: FormDefinition<Form01Copies> = {
  name: "Mẫu số 01 (chứng thực bản sao)",
  spec: { ...FORM_01.spec, lists: { originals: ["index", "name", "pages", "paperCopies", "electronic"] } },
  template: FORM_01.template.replace(PAPERS_TABLE, ORIGINALS_TABLE),
  toValues: ({ originals, ...form }) => ({
    ...FORM_01.toValues({ ...form, papers: [] }),
    lists: {
      originals: originals.map((original, index) => ({
        index: String(index + 1),
        name: original.name,
        pages: String(original.pages),
        paperCopies: String(original.paperCopies),
        electronic: original.electronic ? "X" : "",
      })),
    },
  }),
};
