import { decodeUtf8, toHex } from "../../../src/shared/bytes";
import type { Head, JsonValue } from "../../../src/journal/entry";
import type { CryptoSuite } from "../../../src/shared/crypto-suite";
import type { Disk } from "../../../src/shared/disk";
import { fail, ok, type Result } from "../../../src/shared/result";
import { readCheckpointHeads } from "../checkpoint-files";
import { readKeptHead } from "../head-keeper";
import type { StoredEntry } from "../journal";
import { verifyJournal, type Verification } from "../verify";
import type { JournalArguments } from "./arguments";
import { createContentCheck, type ContentResult } from "./check-content";
import { openProfile, type ProfileFault } from "./open-profile";

export interface JournalReport extends Omit<Verification, "damages"> {
  readonly sound: boolean;
  readonly damages: readonly (Verification["damages"][number] | ContentResult["findings"][number])[];
  /** null without keys. */
  readonly content: Omit<ContentResult, "findings"> | null;
}

/** Runs a command over the whole journal; `print` takes the lines of list and export. */
export async function runJournalCommand(
  wish: JournalArguments,
  print: (line: string) => Promise<void> | void,
): Promise<Result<JournalReport, ProfileFault>> {
  const profile = await openProfile(wish);
  if (!profile.ok) return profile;
  const { disk, crypto, publicKey, keys } = profile.value;
  const content = keys && createContentCheck(keys.sealer, keys.vault);
  const verified = await verifyJournal({
    disk,
    crypto,
    publicKey,
    witnesses: [...wish.witnesses, ...(publicKey ? await readOwnWitnesses(disk, crypto, publicKey) : [])],
    onEntry: async (entry) => {
      const body = await content?.check(entry);
      if (wish.command === "list") await print(JSON.stringify(summaryOf(entry, body)));
      if (wish.command === "export") await print(JSON.stringify(recordOf(entry, body)));
    },
  });
  await profile.value.close();
  if (!verified.ok) return fail({ error: verified.fault.kind });
  const { findings = [], ...counts } = content?.result() ?? {};
  const damages = [...verified.value.damages, ...findings];
  return ok({
    ...verified.value,
    sound: damages.length === 0 && !verified.value.newerFormat,
    damages,
    content: content ? { bodies: 0, gone: 0, closed: 0, pages: 0, purged: 0, ...counts } : null,
  });
}

/** What this profile itself knows of its journal. */
async function readOwnWitnesses(disk: Disk, crypto: CryptoSuite, publicKey: Uint8Array): Promise<readonly Head[]> {
  return [...(await readCheckpointHeads(disk, crypto, publicKey)), ...(await readKeptHead(disk, crypto, publicKey))];
}

function summaryOf({ envelope, hash, place }: StoredEntry, body: JsonValue | undefined): object {
  const { incarnation, sequence, kind, version, dossier, recordedAt } = envelope;
  const at = new Date(recordedAt).toISOString();
  const clear = { incarnation, sequence, class: envelope.class, kind, version, dossier, at, hash, ...place };
  return body === undefined ? clear : { ...clear, body };
}

/** Everything that is stored, so that another program can check it without reading the segment format. */
function recordOf({ envelopeBytes, hash, place, signature, sealedBody }: StoredEntry, body?: JsonValue): object {
  return {
    ...place,
    hash,
    envelope: decodeUtf8(envelopeBytes),
    signature: toHex(signature),
    sealedBody: sealedBody && Buffer.from(sealedBody).toString("base64"),
    ...(body === undefined ? {} : { body }),
  };
}
