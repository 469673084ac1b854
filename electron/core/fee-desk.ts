import QRCode from "qrcode";
import type { Actor } from "../../src/dossier/body-parts";
import type { Dossier } from "../../src/dossier/dossier";
import type { PaidFeeLine } from "../../src/dossier/entry-bodies";
import { dayOf, isoDate } from "../../src/calendar/local-time";
import type { Command } from "../../src/intake/commands";
import { fewReceiptsLeft, receiptUse } from "../../src/intake/receipt-use";
import type { DossierFees, FeeRequests, TransferCode } from "../../src/ipc/fee-requests";
import { lastReceipt } from "../../src/forms/from-dossier/dossier-events";
import { amountInWords } from "../../src/payment/amount-in-words";
import { formatReceiptNumber } from "../../src/payment/receipt-series";
import { layOutReceipt } from "../../src/printing/layouts/receipt";
import { layOutTransferSlip } from "../../src/printing/layouts/transfer-slip";
import { feesDue, suggestFees, type FeesDue, type FeeFault } from "../../src/payment/fees-due";
import { toPurpose, vietQrPayload } from "../../src/payment/vietqr";
import type { Procedure } from "../../src/procedure/procedure";
import type { CommandId, DossierId } from "../../src/shared/brand";
import type { Clock } from "../../src/shared/clock";
import { fail, ok, type Result } from "../../src/shared/result";
import type { ReferenceData } from "../catalogue/reference-data";
import { acceptFaultOf } from "./accept-visit";
import type { Core } from "./core";
import type { DossierDesk } from "./dossier-desk";
import type { PrintDesk } from "./print-desk";

type Settle = FeeRequests["fees:settle"];
type Void = FeeRequests["fees:void"];

/** The money of single dossiers. */
export interface FeeDesk {
  feesOf(id: DossierId, mayVoid: boolean): Promise<DossierFees | undefined>;
  settle(input: Settle["input"], actor: Actor): Promise<Settle["output"]>;
  voidReceipt(input: Void["input"], actor: Actor): Promise<Void["output"]>;
  transferCode(id: DossierId): Promise<TransferCode | undefined>;
}

export interface FeeDeskParts {
  readonly core: Pick<Core, "runtime" | "details" | "centre">;
  readonly data: Pick<ReferenceData, "findProcedure">;
  readonly clock: Pick<Clock, "now">;
  readonly dossiers: Pick<DossierDesk, "detail">;
  readonly printing: Pick<PrintDesk, "print">;
}

/** A procedure whose version the catalogue has forgotten: nothing is suggested, everything is entered by hand. */
const UNKNOWN: Pick<Procedure, "fees" | "exemptions"> = { fees: [], exemptions: null };

export function createFeeDesk({ core, data, clock, dossiers, printing }: FeeDeskParts): FeeDesk {
  const { runtime, details } = core;

  const procedureOf = ({ acceptance }: Dossier): Pick<Procedure, "fees" | "exemptions"> =>
    data.findProcedure(acceptance.procedure.version) ?? UNKNOWN;
  const receiptsLeft = (): number | undefined => {
    const { agencyCode: agency, training } = core.centre;
    const numbers = runtime.state().numbers();
    const day = isoDate(dayOf(clock.now()));
    const use = receiptUse({ numbers, agency, typed: details.receipts, training, day });
    return use === null ? undefined : fewReceiptsLeft(use);
  };
  const run = async (command: Command, actor: Actor): Promise<Void["output"]> => {
    const answer = await runtime.run(command, actor);
    if (!answer.ok) return fail(acceptFaultOf(answer.fault));
    const dossier = await runtime.readDossier(answer.value.dossier);
    return dossier === undefined
      ? fail({ kind: "unknown-dossier" })
      : ok(await dossiers.detail(answer.value.dossier, dossier));
  };

  /** The citizen's part; where the ledger does not take it, the receipt can still be given out as a form. */
  const printReceipt = async (id: DossierId): Promise<void> => {
    const dossier = await runtime.readDossier(id);
    const receipt = dossier && lastReceipt(dossier);
    if (dossier === undefined || receipt === undefined) return;
    const { acceptance, core: known } = dossier;
    const payer = acceptance.submitter ?? acceptance.owner;
    const number = formatReceiptNumber(receipt.number.number);
    const slip = layOutReceipt({
      training: core.centre.training,
      centre: core.centre.name,
      formNumber: receipt.form,
      symbol: receipt.number.scope,
      number,
      part: "Liên 2: Giao người nộp",
      payerName: payer.name,
      lines: receipt.lines.map(({ name, amountVnd }) => ({ what: name, dong: amountVnd })),
      totalDong: receipt.totalVnd,
      totalInWords: amountInWords(receipt.totalVnd),
      method: "Tiền mặt",
      collectedAt: receipt.at,
      collectorName: receipt.actor.name,
      ...(known.code === null ? {} : { dossierCode: known.code }),
      ...(details.taxCode === null ? {} : { taxCode: details.taxCode }),
    });
    await printing.print("receipt", `${receipt.number.scope} ${number}`, slip, { about: id });
  };

  /** A transfer slip for each time that a transfer is asked for: another sum is another slip. */
  const printTransfer = async (id: DossierId, command: CommandId, actor: Actor): Promise<void> => {
    const dossier = await runtime.readDossier(id);
    const { account } = details;
    if (dossier === undefined || account === null) return;
    const { acceptance, core: known } = dossier;
    if (known.code === null || known.feeVnd === null || known.finance !== "unconfirmed") return;
    const payload = vietQrPayload(account, known.feeVnd, known.code);
    if (!payload.ok) return;
    const slip = layOutTransferSlip({
      training: core.centre.training,
      centre: core.centre.name,
      dossierCode: known.code,
      payerName: (acceptance.submitter ?? acceptance.owner).name,
      lines: notedLines(dossier).map(({ name, amountVnd }) => ({ what: name, dong: amountVnd })),
      totalDong: known.feeVnd,
      accountHolder: account.holder,
      accountNumber: account.number,
      purpose: toPurpose(known.code),
      askedAt: clock.now(),
      officerName: actor.name,
      qr: payload.value,
    });
    await printing.print("transfer", `${id} ${command}`, slip, { about: id });
  };

  return {
    async feesOf(id, mayVoid) {
      const dossier = await runtime.readDossier(id);
      if (dossier === undefined) return undefined;
      const procedure = procedureOf(dossier);
      const { channel } = dossier.acceptance;
      const { finance, feeVnd, receipts } = dossier.core;
      return {
        channel,
        fees: procedure.fees,
        suggested: suggestFees(procedure, channel),
        exemptions: procedure.exemptions ?? [],
        state: finance,
        feeVnd: feeVnd ?? undefined,
        receipts,
        receiptsLeft: receiptsLeft(),
        transfer: details.account !== null,
        mayVoid,
      };
    },
    async settle({ commandId, id, heads, way, chosen, ground }, actor) {
      const dossier = await runtime.readDossier(id);
      if (dossier === undefined) return fail({ kind: "unknown-dossier" });
      const due = dueOf(dossier, procedureOf(dossier), chosen);
      if (!due.ok && way !== "exempt") return fail({ kind: "fee", fault: due.fault });
      const lines = due.ok ? linesOf(due.value) : [];
      const aimed = { commandId, dossier: id, expectedHeads: [...heads] };
      if (way === "cash") {
        const taken = await run({ kind: "collect", ...aimed, lines, method: "cash", reference: null }, actor);
        if (taken.ok) await printReceipt(id);
        return taken;
      }
      const state = ({ transfer: "unconfirmed", later: "due", exempt: "exempt" } as const)[way];
      const amountVnd = way === "exempt" || !due.ok ? 0 : due.value.totalVnd;
      const noted = await run(
        { kind: "finance", ...aimed, state, amountVnd, ground: ground.trim() === "" ? null : ground, lines },
        actor,
      );
      if (noted.ok && way === "transfer") await printTransfer(id, commandId, actor);
      return noted;
    },
    voidReceipt({ commandId, id, heads, symbol, number, reason }, actor) {
      return run(
        { kind: "void-receipt", commandId, dossier: id, expectedHeads: [...heads], symbol, number, reason },
        actor,
      );
    },
    async transferCode(id) {
      const known = runtime.find(id)?.core;
      const { account } = details;
      if (known?.code == null || account === null || known.feeVnd === null) return undefined;
      const payload = vietQrPayload(account, known.feeVnd, known.code);
      if (!payload.ok) return undefined;
      const svg = await QRCode.toString(payload.value, { type: "svg", margin: 2, errorCorrectionLevel: "M" });
      const { holder, number } = account;
      return { svg, amountVnd: known.feeVnd, purpose: toPurpose(known.code), holder, account: number };
    },
  };
}

/** What was noted as due before, if the officer chose nothing now; else what was chosen. */
function dueOf(
  dossier: Dossier,
  procedure: Pick<Procedure, "fees">,
  chosen: Settle["input"]["chosen"],
): Result<FeesDue, FeeFault> {
  const noted = chosen.length === 0 ? notedLines(dossier) : [];
  if (noted.length === 0) return feesDue(procedure, dossier.acceptance.channel, chosen, "before");
  const lines = noted.map((line) => ({ ...line, unitVnd: null, decidedBy: null }));
  return ok({ timing: "after", lines, totalVnd: noted.reduce((sum, line) => sum + line.amountVnd, 0) });
}

/** The lines of the last amount that was noted, or of the receipt that was voided. */
export function notedLines({ timeline }: Dossier): readonly PaidFeeLine[] {
  for (const { event, applied } of [...timeline].reverse()) {
    if (!applied || (event?.kind !== "dossier.finance" && event?.kind !== "dossier.receipt")) continue;
    return event.body.lines;
  }
  return [];
}

function linesOf({ lines }: FeesDue): PaidFeeLine[] {
  return lines.map(({ name, quantity, amountVnd, exemption }) => ({ name, quantity, amountVnd, exemption }));
}
