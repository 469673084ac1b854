import type { DossierId } from "../../src/shared/brand";
import type { Clock } from "../../src/shared/clock";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { dayOf, isoDate } from "../../src/calendar/local-time";
import { originalLimitsOn, parseOriginalLimits } from "../../src/capture/original-limits";
import { expectOk, ok } from "../../src/shared/result";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import type { Disk } from "../../src/shared/disk";
import type { Core } from "../core/core";
import { createFreeOriginals } from "../core/owed-originals";
import type { SessionTable } from "../core/session-table";
import { createDraftStore } from "../drafts/draft-store";
import type { Answerer } from "../security/station-protocol";
import { createOriginals, type Originals } from "../vault/originals";
import type { PageDrawer } from "../visit/ports";

interface OriginalServiceParts {
  readonly disk: Disk;
  readonly crypto: CryptoSuite;
  readonly clock: Clock;
  readonly core: Core;
  readonly sessions: SessionTable;
  readonly rungOf: (id: DossierId) => number;
  readonly assetsFolder: string;
  readonly drawer: PageDrawer;
}

export interface OriginalServices {
  readonly originals: Originals;
  /** `app://station/original/<page>`, for windows of the staff while somebody is signed in. */
  readonly serve: Answerer;
}

/** What a window shows as it is; pages of everything else are drawn for it. */
const PICTURES: readonly string[] = ["image/jpeg", "image/png", "image/webp"];

/** The untouched originals of an open station. Throws on limits that a build must not have. */
export async function openOriginals(parts: OriginalServiceParts): Promise<OriginalServices> {
  const { disk, crypto, clock, core, sessions, rungOf, drawer } = parts;
  const file = path.join(parts.assetsFolder, "capture", "original-limits.json");
  const data = expectOk(parseOriginalLimits(JSON.parse(await readFile(file, "utf8"))));
  const limits = () => originalLimitsOn(data, isoDate(dayOf(clock.now())));
  const drafts = createDraftStore({ disk, crypto, draftKey: core.secrets.keys().draft });
  const isFree = createFreeOriginals({ core, drafts, clock, rungOf, unnamedDays: () => limits().unnamedDays });
  const originals = createOriginals({ disk, clock, sealer: core.ring, isFree, limits });

  const answer = async (page: string): Promise<Response> => {
    const headers = { "Cache-Control": "no-store", "Cross-Origin-Resource-Policy": "same-origin" };
    if (!sessions.isAnybodySignedIn()) return new Response("not signed in", { status: 403, headers });
    const read = await originals.read(page);
    if (read === undefined) return new Response("not kept", { status: 404, headers });
    const { bytes, mediaType, number } = read;
    const shown = PICTURES.includes(mediaType) ? ok({ bytes, mediaType }) : await drawer.draw(bytes, number);
    if (!shown.ok) return new Response("cannot be drawn", { status: 404, headers });
    const type = { "Content-Type": shown.value.mediaType };
    return new Response(new Uint8Array(shown.value.bytes), { headers: { ...headers, ...type } });
  };

  return {
    originals,
    serve: (pathname) => {
      const page = /^\/original\/([0-9a-f]{64})$/.exec(pathname)?.[1];
      return page === undefined ? undefined : answer(page);
    },
  };
}
