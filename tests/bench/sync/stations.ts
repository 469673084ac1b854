import { randomBytes } from "node:crypto";
import type { PlainReply, PlainRequest } from "../../../src/gateway/exchange";
import type { DossierId, Hash, KeyId } from "../../../src/shared/brand";
import { concatBytes, encodeUtf8, fromHex, toHex } from "../../../src/shared/bytes";
import { custodyAnswer, isComplete } from "../../../src/sync/custody-answers";
import type { TestPage } from "../../fakes/gateway/test-page";
import { acceptance, aStation, type TestStation } from "../../fakes/gateway/test-station";

export interface LoadedDossier {
  readonly id: DossierId;
  /** Its key as a station keeps it closed for the province from the day it was made. */
  readonly box: { readonly key: KeyId; readonly box: string };
  /** The sealed file, made when it is sent: all of them together do not fit into memory. */
  readonly page: () => TestPage;
}

export interface LoadedStation {
  readonly station: TestStation;
  readonly dossiers: readonly LoadedDossier[];
}

const PAGE_BYTES = 60_000;
const base = randomBytes(PAGE_BYTES);

/** Stations that are enrolled, each with dossiers of one entry and one page. */
export async function loadStations(
  send: (request: PlainRequest) => Promise<PlainReply>,
  codes: readonly string[],
  each: number,
): Promise<readonly LoadedStation[]> {
  const clock = {
    get now() {
      return Date.now();
    },
  };
  const loaded: LoadedStation[] = [];
  for (const [index, code] of codes.entries()) {
    const station = aStation(send, clock);
    await station.enrol(code, `Quầy ${index + 1}`);
    const dossiers = Array.from({ length: each }, (_, number) => aLoadedDossier(station, `H99-${index}-${number}`));
    loaded.push({ station, dossiers });
  }
  return loaded;
}

function aLoadedDossier(station: TestStation, code: string): LoadedDossier {
  const key = station.newKey();
  const dossierKey = station.keys.get(key) ?? new Uint8Array(32);
  // Ids are random bits, and hashes SHA-256 in hex.
  const id = randomBytes(16).toString("hex") as DossierId;
  const mark = randomBytes(16);
  const content = (): Uint8Array => concatBytes(mark, base.subarray(mark.length));
  const hashOf = (bytes: Uint8Array): Hash => toHex(station.crypto.sha256(bytes)) as Hash; // likewise
  const name = randomBytes(32).toString("hex");
  const ref = { page: name, sha256: hashOf(content()), size: PAGE_BYTES, mediaType: "image/jpeg", overruled: [] };
  const page = (): TestPage => {
    const plain = concatBytes(Uint8Array.of(10), encodeUtf8("image/jpeg"), content());
    const sealed = station.crypto.seal(dossierKey, plain, fromHex(name));
    const file = concatBytes(encodeUtf8("QMCPAGE1"), fromHex(key), sealed);
    return { ref, file, sha256: hashOf(file) };
  };
  station.append([acceptance(id, key, code, [{ ref, file: new Uint8Array(0), sha256: ref.sha256 }])]);
  return { id, box: station.boxOf(key), page };
}

/** How many dossiers lack nothing at the province. */
export async function countComplete(loaded: readonly LoadedStation[]): Promise<number> {
  let complete = 0;
  for (const { station, dossiers } of loaded) {
    const answer = custodyAnswer.parse(await station.ask("/v1/custody", { dossiers: dossiers.map(({ id }) => id) }));
    complete += answer.dossiers.filter(isComplete).length;
  }
  return complete;
}
