import type { StationId } from "../shared/brand";
import { publishNews } from "./centre-journal";
import type { GatewayParts } from "./parts";

/** From the next request on it is refused; its centre is told. false: there is no such station, or it is revoked. */
export async function revokeStation(parts: GatewayParts, station: string): Promise<boolean> {
  return parts.db.transaction().execute(async (tx) => {
    const at = parts.now();
    const row = await tx
      .updateTable("stations")
      .set({ revoked_at: at })
      .where("station", "=", station)
      .where("revoked_at", "is", null)
      .returning("agency")
      .executeTakeFirst();
    if (row === undefined) return false;
    // The id of a row that was enrolled.
    const body = { station: station as StationId, at };
    await publishNews(parts, tx, row.agency, { kind: "station.revoked", body, about: null });
    return true;
  });
}
