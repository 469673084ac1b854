/**
 * All that a log line may say beside its kind. What a person wrote has no field here, and a value that does not look
 * like its field is replaced by its type: a log is read by strangers.
 */
const FIELDS = {
  station: "id",
  dossier: "id",
  draft: "id",
  key: "id",
  officer: "id",
  command: "id",
  entry: "id",
  page: "id",
  ticket: "id",
  job: "id",
  fault: "word",
  cause: "word",
  operation: "word",
  state: "word",
  reason: "word",
  window: "word",
  channel: "word",
  device: "word",
  role: "word",
  version: "version",
  path: "path",
  ms: "number",
  bytes: "number",
  count: "number",
  total: "number",
  sequence: "number",
  incarnation: "number",
  offset: "number",
  code: "number",
  ok: "boolean",
} as const;

type FieldType = (typeof FIELDS)[keyof typeof FIELDS];

interface Values {
  readonly id: string;
  readonly version: string;
  readonly path: string;
  readonly number: number;
  readonly boolean: boolean;
}

/** A literal, or a union of literals: a `string` could be anything that a person typed. */
type Word<T> = T extends string ? (string extends T ? never : T) : never;

/** Checks the fields of one call: words must be literals. */
export type LogFields<F> = {
  readonly [N in keyof F]: N extends keyof typeof FIELDS
    ? (typeof FIELDS)[N] extends keyof Values
      ? Values[(typeof FIELDS)[N]]
      : Word<F[N]>
    : never;
};

const FORMS: Readonly<Record<Exclude<FieldType, "number" | "boolean">, RegExp>> = {
  /** 128 bits or a SHA-256, in hex. */
  id: /^(?:[0-9a-f]{32}|[0-9a-f]{64})$/,
  word: /^[a-z][a-zA-Z0-9]{0,23}(?:[-.:_][a-z0-9][a-zA-Z0-9]{0,23}){0,5}$/,
  version: /^[0-9]{1,5}(?:\.[0-9]{1,5}){0,3}$/,
  /** Below the profile: folders and files that the program itself names. */
  path: /^(?:journal|vault|keys|drafts|spool|logs|browser|station)(?:[./][a-z0-9._-]{1,90}){0,6}$/,
};

/** The fields that may be written, each with its value or with the type of what stood there: "<string>". */
export function checkFields(given: Readonly<Record<string, unknown>>): Record<string, number | boolean | string> {
  const checked: Record<string, number | boolean | string> = {};
  for (const [name, value] of Object.entries(given)) {
    if (!isFieldName(name)) checked["unknownFields"] = Number(checked["unknownFields"] ?? 0) + 1;
    else checked[name] = isFit(FIELDS[name], value) ? value : `<${typeof value}>`;
  }
  return checked;
}

export function isWord(text: string): boolean {
  return FORMS.word.test(text);
}

function isFieldName(name: string): name is keyof typeof FIELDS {
  return Object.hasOwn(FIELDS, name);
}

function isFit(type: FieldType, value: unknown): value is number | boolean | string {
  switch (type) {
    case "number":
      return typeof value === "number" && Number.isFinite(value);
    case "boolean":
      return typeof value === "boolean";
    case "id":
    case "word":
    case "version":
    case "path":
      return typeof value === "string" && FORMS[type].test(value);
  }
}
