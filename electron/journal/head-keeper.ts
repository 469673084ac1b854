import type { Head } from "../../src/journal/entry";
import { encodeKeptHead, findKeptHead } from "../../src/journal/kept-head";
import type { SigningIdentity } from "../../src/journal/ports";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import type { Disk } from "../../src/shared/disk";
import { readWholeFile, replaceWholeFile } from "../disk/whole-file";

/** Not in the journal's folder: who loses or replaces that one need not have this one. */
const FOLDER = "witness";
const FILE = `${FOLDER}/head`;

export interface KeeperParts {
  readonly disk: Disk;
  readonly crypto: CryptoSuite;
  readonly identity: SigningIdentity;
  /** Does the work a little later: heads that come meanwhile share one write. */
  readonly later: (work: () => void) => void;
}

/** Writes down, now and then, how far the journal has come, so that a tail that is cut off is noticed at the next start. */
export interface HeadKeeper {
  /** An entry that is flushed. */
  note(head: Head): void;
  /** Puts down what was noted. */
  settle(): Promise<void>;
}

export function createHeadKeeper({ disk, crypto, identity, later }: KeeperParts): HeadKeeper {
  let noted: Head | undefined;
  let isAsked = false;
  let writing: Promise<void> = Promise.resolve();

  const write = async (): Promise<void> => {
    isAsked = false;
    const head = noted;
    noted = undefined;
    if (head === undefined) return;
    const made = await disk.makeDirectory(FOLDER);
    const rooted = made.ok ? await disk.flushDirectory("") : made;
    // A witness that knows less is still true, and the next entry tries again.
    if (rooted.ok) await replaceWholeFile(disk, FILE, encodeKeptHead(crypto, identity, head));
  };
  const settle = (): Promise<void> => {
    writing = writing.then(write);
    return writing;
  };

  return {
    note(head) {
      noted = head;
      if (isAsked) return;
      isAsked = true;
      later(() => void settle());
    },
    settle,
  };
}

/** What this computer wrote down last, as a list of no head or one. */
export async function readKeptHead(disk: Disk, crypto: CryptoSuite, publicKey: Uint8Array): Promise<readonly Head[]> {
  const bytes = await readWholeFile(disk, FILE);
  const head = bytes.ok ? findKeptHead(crypto, publicKey, bytes.value) : undefined;
  return head === undefined ? [] : [head];
}
