import { dossierSeries } from "../intake/number-state";
import type { StationId } from "../shared/brand";
import { fail, ok, type Result } from "../shared/result";
import type { NumbersGiven } from "../sync/enrolment";
import { publishNews } from "./centre-journal";
import { BLOCKS, blockOfIncarnation, drawBlock } from "./choose-block";
import { getStart } from "./epoch";
import type { Caller } from "./exchange";
import type { GatewayParts } from "./parts";
import type { Database } from "./store/database";

const SIZE = 500;
const RESERVE = 100;
/** The request that every station makes once. */
export const ENROLMENT = "enrolment";

type Holder = Pick<Caller, "agency" | "station">;
type NumberParts = Pick<GatewayParts, "crypto" | "keys" | "now" | "newsEpoch">;

/** The block that this request of the station has, or a free one. */
export async function grantBlock(
  { crypto }: Pick<GatewayParts, "crypto">,
  tx: Database,
  { agency, station }: Holder,
  request: string,
  incarnation: number,
): Promise<Result<NumbersGiven, "no-numbers-left" | "numbers-unsure">> {
  const given = await lockBlocks(tx, agency);
  const own = given.filter((row) => row.station === station);
  // A newcomer that tells of a block was enrolled before, by a gateway that has forgotten it.
  const had =
    own.find((row) => row.request === request) ??
    (request === ENROLMENT ? own.find((row) => row.incarnation === incarnation) : undefined);
  if (had !== undefined) return ok(grantOf(agency, had.block, had.incarnation));
  const start = await getStart(tx);
  if (!start.isFirst && !(await haveAllTold(tx, agency, start.id))) return fail("numbers-unsure");
  const taken = new Set(given.map(({ block }) => block));
  const lot = start.isFirst ? undefined : (crypto.randomBytes(1)[0] ?? 0);
  const block = (await ownBlock(tx, own, station, incarnation, taken)) ?? drawBlock(taken, lot);
  if (block === undefined) return fail("no-numbers-left");
  await tx.insertInto("number_blocks").values({ agency, block, station, request, incarnation }).execute();
  return ok(grantOf(agency, block, incarnation));
}

/**
 * Writes down what a station says it was given, by a gateway that may have been put back from a backup since. A block
 * that somebody else has is told to the centre, once, and stays theirs.
 */
export async function noteHoldings(
  parts: NumberParts,
  tx: Database,
  { agency, station }: Holder,
  held: readonly NumbersGiven[],
): Promise<{ readonly noted: number; readonly clashes: number }> {
  const given = new Map((await lockBlocks(tx, agency)).map((row) => [row.block, row]));
  let [noted, clashes] = [0, 0];
  for (const numbers of held) {
    const block = findBlock(agency, numbers);
    if (block === undefined) continue;
    const { incarnation } = numbers;
    const known = given.get(block);
    if (known === undefined) {
      const row = { agency, block, station, request: `told ${block}`, incarnation };
      await tx.insertInto("number_blocks").values(row).execute();
      given.set(block, row);
      noted += 1;
    } else if (known.station !== station || known.incarnation !== incarnation) {
      clashes += 1;
      await tellClash(parts, tx, agency, block, [station, known.station]);
    }
  }
  return { noted, clashes };
}

/** What only this incarnation of this station is given: the first block that it asks for, where nobody else has it. */
async function ownBlock(
  tx: Database,
  own: readonly { readonly incarnation: number }[],
  station: string,
  incarnation: number,
  taken: ReadonlySet<number>,
): Promise<number | undefined> {
  if (own.some((row) => row.incarnation === incarnation)) return undefined;
  const row = await tx.selectFrom("stations").where("station", "=", station).select("symbol").executeTakeFirst();
  const block = row === undefined ? undefined : blockOfIncarnation(row.symbol, incarnation);
  return block === undefined || taken.has(block) ? undefined : block;
}

/** One at a time for each agency. */
async function lockBlocks(tx: Database, agency: string) {
  await tx.selectFrom("centres").where("agency", "=", agency).select("agency").forUpdate().execute();
  return tx.selectFrom("number_blocks").where("agency", "=", agency).selectAll().execute();
}

/** Whoever was given a block that we have forgotten is among these, unless it was enrolled after the backup. */
async function haveAllTold(tx: Database, agency: string, start: string): Promise<boolean> {
  const enrolled = await tx
    .selectFrom("stations")
    .where("agency", "=", agency)
    .where("revoked_at", "is", null)
    .select("station")
    .execute();
  if (enrolled.length === 0) return true;
  const names = enrolled.map(({ station }) => station);
  const told = await tx.selectFrom("number_tellings").where("station", "in", names).selectAll().execute();
  return told.filter((row) => row.start === start).length === names.length;
}

async function tellClash(
  parts: NumberParts,
  tx: Database,
  agency: string,
  block: number,
  stations: readonly [string, string],
): Promise<void> {
  const name = `numbers twice ${agency} ${block} ${[...stations].sort().join(" ")}`;
  const fresh = await tx
    .insertInto("meta")
    .values({ name, value: "" })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .returning("name")
    .executeTakeFirst();
  if (fresh === undefined) return;
  // Ids of rows that were enrolled, or of a signed request.
  const [station, other] = stations as readonly [StationId, StationId];
  const body = { station, other, from: Math.max(1, block * SIZE), to: (block + 1) * SIZE - 1 };
  await publishNews(parts, tx, agency, { kind: "numbers.twice", body, about: null });
}

/** undefined: of another series, or not a block as we give them. */
function findBlock(agency: string, numbers: NumbersGiven): number | undefined {
  if (numbers.series !== dossierSeries(agency) || numbers.grant.kind !== "daily") return undefined;
  const block = Math.floor(numbers.grant.reserve.to / SIZE);
  const own = grantOf(agency, block, numbers.incarnation);
  return block < BLOCKS && JSON.stringify(own.grant) === JSON.stringify(numbers.grant) ? block : undefined;
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
