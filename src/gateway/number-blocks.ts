import { dossierSeries } from "../intake/number-state";
import type { NumbersGiven } from "../sync/enrolment";
import type { Database } from "./store/database";

/** The day's four digits of an agency in parts: twenty stations can count at once, or fewer with more than one part. */
const BLOCKS = 20;
const SIZE = 500;
const RESERVE = 100;

/** The block that this request of the station has, or the next free one; undefined: all are given out. */
export async function grantBlock(
  tx: Database,
  agency: string,
  station: string,
  request: string,
  incarnation: number,
): Promise<NumbersGiven | undefined> {
  // One at a time for each agency.
  await tx.selectFrom("centres").where("agency", "=", agency).select("agency").forUpdate().execute();
  const given = await tx.selectFrom("number_blocks").where("agency", "=", agency).selectAll().execute();
  const had = given.find((row) => row.station === station && row.request === request);
  if (had !== undefined) return grantOf(agency, had.block, had.incarnation);
  const taken = new Set(given.map(({ block }) => block));
  const block = Array.from({ length: BLOCKS }, (_, index) => index).find((index) => !taken.has(index));
  if (block === undefined) return undefined;
  await tx.insertInto("number_blocks").values({ agency, block, station, request, incarnation }).execute();
  return grantOf(agency, block, incarnation);
}

function grantOf(agency: string, block: number, incarnation: number): NumbersGiven {
  const start = block * SIZE;
  const end = start + SIZE - 1;
  return {
    series: dossierSeries(agency),
    incarnation,
    grant: {
      kind: "daily",
      // Codes begin at 0001.
      block: { from: Math.max(1, start), to: end - RESERVE },
      reserve: { from: end - RESERVE + 1, to: end },
    },
  };
}
