import type { DossierId } from "../../src/shared/brand";
import type { Clock } from "../../src/shared/clock";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import type { Disk } from "../../src/shared/disk";
import type { Core } from "../core/core";
import { createFreeOriginals } from "../core/owed-originals";
import type { SessionTable } from "../core/session-table";
import { createDraftStore } from "../drafts/draft-store";
import type { Answerer } from "../security/station-protocol";
import { createOriginals, type Originals } from "../vault/originals";

interface OriginalServiceParts {
  readonly disk: Disk;
  readonly crypto: CryptoSuite;
  readonly clock: Clock;
  readonly core: Core;
  readonly sessions: SessionTable;
  readonly rungOf: (id: DossierId) => number;
}

export interface OriginalServices {
  readonly originals: Originals;
  /** `app://station/original/<page>`, for windows of the staff while somebody is signed in. */
  readonly serve: Answerer;
}

/** The untouched originals of an open station. */
export function openOriginals(parts: OriginalServiceParts): OriginalServices {
  const { disk, crypto, clock, core, sessions, rungOf } = parts;
  const drafts = createDraftStore({ disk, crypto, draftKey: core.secrets.keys().draft });
  const isFree = createFreeOriginals({ core, drafts, clock, rungOf });
  const originals = createOriginals({ disk, clock, sealer: core.ring, isFree });

  const answer = async (page: string): Promise<Response> => {
    const headers = { "Cache-Control": "no-store", "Cross-Origin-Resource-Policy": "same-origin" };
    if (!sessions.isAnybodySignedIn()) return new Response("not signed in", { status: 403, headers });
    const read = await originals.read(page);
    if (read === undefined) return new Response("not kept", { status: 404, headers });
    return new Response(new Uint8Array(read.bytes), { headers: { ...headers, "Content-Type": read.mediaType } });
  };

  return {
    originals,
    serve: (pathname) => {
      const page = /^\/original\/([0-9a-f]{64})$/.exec(pathname)?.[1];
      return page === undefined ? undefined : answer(page);
    },
  };
}
