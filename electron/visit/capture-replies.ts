import type { Scanner, ScannerChoice, ScannerFault } from "../../src/capture/scanner";
import { parseEsclAddress, scannerId } from "../../src/capture/scanner-address";
import type { CaptureRequests, FoundLine } from "../../src/ipc/capture-requests";
import type { DossierId } from "../../src/shared/brand";
import { fail, ok, type Result } from "../../src/shared/result";
import type { RepliesOf, Sender } from "../ipc/answer";
import { arrangePages, editPage, revertPage } from "./edit-pages";
import type { ImportParts } from "./import-pages";
import { scanPages } from "./scan-pages";

export interface CaptureParts {
  readonly importing: ImportParts;
  /** Scanners of the network and of this computer. */
  readonly findScanners: () => Promise<readonly ScannerChoice[]>;
  /** undefined for an id that names no scanner. */
  readonly openScanner: (id: string) => Scanner | undefined;
  readonly findWords: (id: DossierId, words: string) => Promise<readonly FoundLine[]>;
  readonly hasOriginal: (page: string) => Promise<boolean>;
  /** Throws where nobody is signed in at the window. */
  readonly requireOfficer: (sender: Sender) => void;
}

const UNREACHABLE: Result<never, ScannerFault> = fail({ kind: "unreachable", taken: 0 });

/** What main answers about scanners and page tools; one scan at a time, however many scanners there are. */
export function createCaptureReplies(parts: CaptureParts): RepliesOf<CaptureRequests> {
  const { importing, openScanner, requireOfficer } = parts;
  let job: { stopped: boolean } | undefined;

  return {
    "scanner:find": (_nothing, sender) => {
      requireOfficer(sender);
      return parts.findScanners();
    },
    "scanner:try": async ({ address: typed }, sender) => {
      requireOfficer(sender);
      const address = parseEsclAddress(typed);
      if (!address.ok) return address;
      const id = scannerId({ kind: "escl", address: address.value });
      const known = await (openScanner(id)?.describe() ?? UNREACHABLE);
      return known.ok ? ok({ id, name: known.value.name === "" ? typed : known.value.name }) : known;
    },
    "scanner:describe": ({ scanner }, sender) => {
      requireOfficer(sender);
      return openScanner(scanner)?.describe() ?? UNREACHABLE;
    },
    "scanner:scan": async ({ scanner: id, ...order }, sender) => {
      requireOfficer(sender);
      const scanner = openScanner(id);
      if (scanner === undefined) return UNREACHABLE;
      if (job !== undefined) return fail({ kind: "busy", taken: 0 });
      const mine = { stopped: false };
      job = mine;
      try {
        return await scanPages(importing, scanner, { ...order, isStopped: () => mine.stopped });
      } finally {
        job = undefined;
      }
    },
    "scanner:stop": (_nothing, sender) => {
      requireOfficer(sender);
      if (job !== undefined) job.stopped = true;
      return undefined;
    },
    "dossier:find-words": ({ id, words }, sender) => {
      requireOfficer(sender);
      return parts.findWords(id, words);
    },
    "page:has-original": ({ page }, sender) => {
      requireOfficer(sender);
      return parts.hasOriginal(page);
    },
    "page:arrange": ({ draft, pages }, sender) => {
      requireOfficer(sender);
      return arrangePages(importing.desk, draft, pages);
    },
    "page:edit": ({ draft, page, bytes }, sender) => {
      requireOfficer(sender);
      return editPage(importing, draft, page, bytes);
    },
    "page:revert": ({ draft, page }, sender) => {
      requireOfficer(sender);
      return revertPage(importing.desk, draft, page);
    },
  };
}
