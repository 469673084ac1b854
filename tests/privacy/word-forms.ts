/** One way in which a word may lie on a disk. */
export interface WordForm {
  /** 0-based place of the word in the list; the word itself is never reported. */
  readonly word: number;
  readonly encoding: string;
  readonly bytes: Buffer;
}

/** Shorter needles turn up in random bytes by chance. */
const MINIMUM_BYTES = 5;
const MINIMUM_BASE64 = 8;

/** Every form of every word, each once; words too short to be told from chance give none. */
export function formsOfWords(words: readonly string[]): readonly WordForm[] {
  return words.flatMap((word, index) => (word.trim().length < MINIMUM_BYTES ? [] : formsOf(word, index)));
}

function formsOf(word: string, index: number): WordForm[] {
  const seen = new Set<string>();
  const forms: WordForm[] = [];
  for (const [spelling, text] of spellingsOf(word)) {
    for (const [encoding, bytes] of encodingsOf(text)) {
      const minimum = encoding.startsWith("base64") ? MINIMUM_BASE64 : MINIMUM_BYTES;
      const name = bytes.toString("hex");
      if (bytes.length < minimum || seen.has(name)) continue;
      seen.add(name);
      forms.push({ word: index, encoding: `${encoding}, ${spelling}`, bytes });
    }
  }
  return forms;
}

function spellingsOf(word: string): [string, string][] {
  const composed = word.trim().normalize("NFC");
  const bare = composed.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D");
  const spellings: [string, string][] = [
    ["NFC", composed],
    ["NFD", composed.normalize("NFD")],
    ["without marks", bare],
  ];
  return spellings.flatMap(([name, text]): [string, string][] => [
    [name, text],
    [`${name}, lower case`, text.toLowerCase()],
    [`${name}, upper case`, text.toUpperCase()],
  ]);
}

function encodingsOf(text: string): [string, Buffer][] {
  const utf8 = Buffer.from(text, "utf8");
  const utf16 = Buffer.from(text, "utf16le");
  const encodings: [string, Buffer][] = [
    ["utf-8", utf8],
    ["utf-16le", utf16],
    ["utf-16be", Buffer.from(utf16).swap16()],
    ["json", Buffer.from(escapeJson(text, (code) => code.toString(16)))],
    ["json", Buffer.from(escapeJson(text, (code) => code.toString(16).toUpperCase()))],
    ["percent", Buffer.from(encodeURIComponent(text))],
    ["percent", Buffer.from(encodeURIComponent(text).replaceAll("%20", "+"))],
  ];
  // Strings of V8 whose letters all fit into one byte.
  if (Array.from(text).every((letter) => letter.charCodeAt(0) < 256))
    encodings.push(["latin-1", Buffer.from(text, "latin1")]);
  for (const [name, bytes] of [
    ["utf-8", utf8],
    ["utf-16le", utf16],
  ] as const) {
    encodings.push([`hex of ${name}`, Buffer.from(bytes.toString("hex"))]);
    encodings.push([`hex of ${name}`, Buffer.from(bytes.toString("hex").toUpperCase())]);
    for (const shift of [0, 1, 2]) {
      const core = base64Core(bytes, shift);
      encodings.push([`base64 of ${name}`, Buffer.from(core)]);
      encodings.push([`base64url of ${name}`, Buffer.from(core.replaceAll("+", "-").replaceAll("/", "_"))]);
    }
  }
  return encodings;
}

function escapeJson(text: string, hex: (code: number) => string): string {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return units.map((code) => (code < 128 ? String.fromCharCode(code) : `\\u${hex(code).padStart(4, "0")}`)).join("");
}

/** The characters that stand for these bytes alone when `shift` other bytes (mod 3) come before them. */
function base64Core(bytes: Buffer, shift: number): string {
  const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
  return text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
}
