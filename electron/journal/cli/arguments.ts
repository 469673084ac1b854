import { parseArgs } from "node:util";
import type { Head } from "../../../src/journal/entry";
import type { Hash } from "../../../src/shared/brand";
import { fail, ok, type Result } from "../../../src/shared/result";

export interface JournalArguments {
  readonly command: "verify" | "list" | "export";
  readonly profile: string;
  readonly passphraseFile: string | null;
  readonly recoveryFile: string | null;
  readonly out: string | null;
  readonly json: boolean;
  readonly witnesses: readonly Head[];
}

export const USAGE = `npm run journal -- verify|list|export --profile DIR [options]

  verify    checks frames, chain, every signature, body hashes; with keys also that bodies open and pages are whole
  list      one line an entry: place, kind, dossier, time; with keys also what it says
  export    one JSON object a line and entry: envelope as stored, signature, sealed body, and with keys the body

  --profile DIR           data folder of a stopped station
  --passphrase-file FILE  its first line opens the keys; without it everything is checked that needs none
  --recovery-file FILE    the same with the code of the recovery sheet
  --witness I:S:HASH      a head that somebody else holds (slip, neighbour, province); may be given several times
  --out FILE              export: write there (readable for this account only) instead of to the screen
  --json                  the result as one JSON object on the last line

exit code: 0 sound, 3 damage, 2 wrong use, 1 the profile or its keys cannot be opened`;

export function parseJournalArguments(words: readonly string[]): Result<JournalArguments, string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        profile: { type: "string" },
        "passphrase-file": { type: "string" },
        "recovery-file": { type: "string" },
        witness: { type: "string", multiple: true },
        out: { type: "string" },
        json: { type: "boolean" },
      },
    });
    const [command] = positionals;
    if (positionals.length !== 1 || !isCommand(command)) return fail("verify, list or export");
    if (values.profile === undefined) return fail("--profile DIR is missing");
    const witnesses = (values.witness ?? []).map(findHead);
    if (witnesses.includes(undefined)) return fail("--witness is incarnation:sequence:hash");
    return ok({
      command,
      profile: values.profile,
      passphraseFile: values["passphrase-file"] ?? null,
      recoveryFile: values["recovery-file"] ?? null,
      out: values.out ?? null,
      json: values.json ?? false,
      witnesses: witnesses.filter((head) => head !== undefined),
    });
  } catch (error) {
    // parseArgs says in words which option it does not know.
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function isCommand(word: string | undefined): word is JournalArguments["command"] {
  return word === "verify" || word === "list" || word === "export";
}

function findHead(text: string): Head | undefined {
  const [, incarnation, sequence, hash] = /^(\d+):(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  // The form was just checked.
  return hash === undefined
    ? undefined
    : { incarnation: Number(incarnation), sequence: Number(sequence), hash: hash as Hash };
}
