import { fail, ok } from "../../shared/result";
import { holdingsRequest, numbersRequest } from "../../sync/enrolment";
import { getStart } from "../epoch";
import type { Caller, Handled } from "../exchange";
import { grantBlock, noteHoldings } from "../number-blocks";
import type { GatewayParts } from "../parts";

/** POST /v1/numbers: a further block, for a station whose own is nearly used up or that was restored. */
export async function grantNumbers(parts: GatewayParts, caller: Caller, json: unknown): Handled {
  const parsed = numbersRequest.safeParse(json);
  if (!parsed.success) return fail("malformed");
  const { request, incarnation } = parsed.data;
  const numbers = await parts.db.transaction().execute((tx) => grantBlock(parts, tx, caller, request, incarnation));
  return numbers.ok ? ok({ status: 200, body: { numbers: numbers.value } }) : numbers;
}

/** POST /v1/numbers/held: what a station was given before this start, whether we know of it or not. */
export async function takeHoldings({ db, ...parts }: GatewayParts, caller: Caller, json: unknown): Handled {
  const parsed = holdingsRequest.safeParse(json);
  if (!parsed.success) return fail("malformed");
  const { start, numbers } = parsed.data;
  const { station } = caller;
  return db.transaction().execute(async (tx) => {
    const { id } = await getStart(tx);
    // A request of before the last start, that came late: the station learns of this start with its next session.
    if (id !== start) return fail("busy");
    const body = await noteHoldings(parts, tx, caller, numbers);
    await tx
      .insertInto("number_tellings")
      .values({ station, start })
      .onConflict((conflict) => conflict.column("station").doUpdateSet({ start }))
      .execute();
    return ok({ status: 200, body });
  });
}
