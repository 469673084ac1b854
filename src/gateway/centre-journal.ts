import type { Hash } from "../shared/brand";
import { createCentreEntry } from "../sync/centre-entry";
import type { CentreBody, CentreKind } from "../sync/centre-bodies";
import type { KeyId, DossierId } from "../shared/brand";
import type { GatewayParts } from "./parts";
import type { Database } from "./store/database";

export interface News<K extends CentreKind = CentreKind> {
  readonly kind: K;
  readonly body: CentreBody<K>;
  readonly about: {
    readonly dossier: DossierId;
    readonly key: { readonly id: KeyId; readonly bytes: Uint8Array } | null;
  } | null;
}

/**
 * The next entry of the journal that the province publishes for a centre. Its number is allotted under a lock of the
 * centre's row, so that two gateways never give one number; call it inside the transaction that made the news.
 */
export async function publishNews<K extends CentreKind>(
  parts: Pick<GatewayParts, "crypto" | "keys" | "now" | "newsEpoch">,
  tx: Database,
  agency: string,
  { kind, body, about }: News<K>,
): Promise<void> {
  const centre = await tx
    .selectFrom("centres")
    .where("agency", "=", agency)
    .selectAll()
    .forUpdate()
    .executeTakeFirstOrThrow();
  // Nobody notices a backup that was put back before stations come; they may have read further than it goes.
  const isNewEpoch = parts.newsEpoch > centre.epoch;
  const epoch = isNewEpoch ? parts.newsEpoch : centre.epoch;
  const place = {
    centre: agency,
    epoch,
    sequence: isNewEpoch ? 1 : centre.sequence + 1,
    // Stored from an entry's hash.
    previous: centre.hash as Hash,
    kind,
    version: 1,
    dossier: about?.dossier ?? null,
    key: about?.key?.id ?? null,
    recordedAt: parts.now(),
  };
  const entry = createCentreEntry(parts.crypto, parts.keys.signing.privateKey, place, {
    body,
    dossierKey: about?.key?.bytes ?? null,
  });
  const { sequence } = place;
  await tx
    .insertInto("centre_entries")
    .values({
      agency,
      epoch,
      sequence,
      hash: entry.hash,
      envelope: entry.envelopeBytes,
      signature: entry.signature,
      body: entry.body,
    })
    .execute();
  await tx.updateTable("centres").set({ epoch, sequence, hash: entry.hash }).where("agency", "=", agency).execute();
}
