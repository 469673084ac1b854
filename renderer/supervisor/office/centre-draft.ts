import type { CentreDetails } from "../../../src/procedure/centre-details";

/** The details as they are typed: every field is text, a field (lĩnh vực) a line. */
export interface CentreDraft {
  readonly parentAgency: string;
  readonly place: string;
  readonly phone: string;
  readonly website: string;
  readonly taxCode: string;
  readonly bin: string;
  readonly account: string;
  readonly holder: string;
  readonly form: string;
  readonly symbol: string;
  readonly first: string;
  readonly last: string;
  readonly departments: readonly DepartmentDraft[];
}

export interface DepartmentDraft {
  readonly id: string;
  readonly name: string;
  readonly fields: string;
}

export type DraftProblem = "place" | "account" | "receipts" | "departments";

export function draftOf(details: CentreDetails): CentreDraft {
  const { account, receipts } = details;
  return {
    parentAgency: details.parentAgency ?? "",
    place: details.place,
    phone: details.phone ?? "",
    website: details.website ?? "",
    taxCode: details.taxCode ?? "",
    bin: account?.bin ?? "",
    account: account?.number ?? "",
    holder: account?.holder ?? "",
    form: receipts?.form ?? "",
    symbol: receipts?.symbol ?? "",
    first: receipts === null ? "" : String(receipts.first),
    last: receipts === null ? "" : String(receipts.last),
    departments: details.departments.map(({ id, name, fields }) => ({ id, name, fields: fields.join("\n") })),
  };
}

/** What is wrong, by the group of fields; empty: it can be saved. */
export function problemsOf(draft: CentreDraft): readonly DraftProblem[] {
  const account = [draft.bin, draft.account, draft.holder].map((text) => text.trim());
  const receipts = [draft.form, draft.symbol, draft.first, draft.last].map((text) => text.trim());
  const hasAccount =
    /^\d{6}$/.test(account[0] ?? "") && /^[0-9A-Za-z]{4,19}$/.test(account[1] ?? "") && account[2] !== "";
  const isNumber = (text: string | undefined): boolean => /^[1-9]\d{0,6}$/.test(text ?? "");
  const hasReceipts =
    receipts[0] !== "" &&
    receipts[1] !== "" &&
    (receipts[2] === "" || isNumber(receipts[2])) &&
    isNumber(receipts[3]) &&
    Number(receipts[2]) <= Number(receipts[3]);
  const isEmpty = (texts: readonly string[]): boolean => texts.every((text) => text === "");
  return [
    ...(draft.place.trim() === "" ? (["place"] as const) : []),
    ...(isEmpty(account) || hasAccount ? [] : (["account"] as const)),
    ...(isEmpty(receipts) || hasReceipts ? [] : (["receipts"] as const)),
    ...(draft.departments.some(({ name }) => name.trim() !== "") ? [] : (["departments"] as const)),
  ];
}

/** A department without a name is left out, and with it what counters knew of it. */
export function detailsOf(draft: CentreDraft, before: CentreDetails): CentreDetails {
  const text = (value: string): string | null => (value.trim() === "" ? null : value.normalize("NFC").trim());
  const departments = draft.departments.flatMap(({ id, name, fields }) => {
    const known = text(name);
    const lines = fields.split("\n").flatMap((line) => text(line) ?? []);
    return known === null ? [] : [{ id, name: known, fields: lines }];
  });
  const ids = new Set(departments.map(({ id }) => id));
  const counters = before.counters.map((counter) => ({
    ...counter,
    departments: counter.departments.filter((id) => ids.has(id)),
  }));
  const [number, symbol] = [text(draft.account), text(draft.symbol)];
  return {
    parentAgency: text(draft.parentAgency),
    place: text(draft.place) ?? "",
    phone: text(draft.phone),
    website: text(draft.website),
    taxCode: text(draft.taxCode),
    departments,
    counters,
    account: number === null ? null : { bin: draft.bin.trim(), number, holder: text(draft.holder) ?? "" },
    receipts:
      symbol === null
        ? null
        : {
            form: text(draft.form) ?? "",
            symbol,
            first: Number(draft.first.trim() || "1"),
            last: Number(draft.last.trim()),
          },
  };
}
