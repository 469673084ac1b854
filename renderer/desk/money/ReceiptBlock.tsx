import { Textarea } from "@mantine/core";
import { useState } from "react";
import type { CashDay } from "../../../src/ipc/fee-requests";
import { formatReceiptNumber } from "../../../src/payment/receipt-series";
import { BigButton } from "../../components/BigButton";
import { Notice } from "../../components/Notice";
import { formatNumber } from "../../i18n/format";
import { useText } from "../../i18n/use-text";
import work from "../dossier/Work.module.css";
import type { DayWork } from "./day-work";

interface ReceiptBlockProps {
  readonly block: NonNullable<CashDay["block"]>;
  readonly mayDeclare: boolean;
  readonly wired: DayWork;
}

/** How far the registered receipts are used; a supervisor declares the rest as not used, once and for good. */
export function ReceiptBlock({ block, mayDeclare, wired }: ReceiptBlockProps) {
  const text = useText("money");
  const [reason, setReason] = useState<string>();
  const { symbol, next, left, last, unused } = block;
  const range = (from: number, to: number) => ({ from: formatReceiptNumber(from), to: formatReceiptNumber(to) });

  return (
    <section className={work.block} aria-labelledby="block-title">
      <h2 id="block-title">{text("block.title", { symbol })}</h2>
      {next !== null && <p>{text("block.left", { left: formatNumber(left), ...range(next, last) })}</p>}
      {next === null && unused === null && <p>{text("block.none")}</p>}
      {unused !== null && <Notice tone="info" what={text("block.unused", range(unused.from, unused.to))} />}
      {mayDeclare && next !== null && reason === undefined && (
        <div className={work.deeds}>
          <BigButton
            plain
            onPress={() => {
              setReason("");
            }}
          >
            {text("block.declare")}
          </BigButton>
        </div>
      )}
      {next !== null && reason !== undefined && (
        <div className={work.form}>
          <p>{text("block.what", { symbol, ...range(next, last) })}</p>
          <Textarea
            name="unused-reason"
            label={text("block.reason")}
            rows={2}
            maxLength={3000}
            value={reason}
            onChange={(event) => {
              setReason(event.currentTarget.value);
            }}
          />
          <div className={work.deeds}>
            <BigButton
              disabled={reason.trim() === "" || wired.working}
              onPress={() => {
                void wired.declareUnused(reason).then((done) => {
                  if (done) setReason(undefined);
                });
              }}
            >
              {text("block.declare.do")}
            </BigButton>
            <BigButton
              plain
              onPress={() => {
                setReason(undefined);
              }}
            >
              {text("block.cancel")}
            </BigButton>
          </div>
        </div>
      )}
      {wired.declareFault !== undefined && (
        <Notice tone="refused" what={text(`block.fault.${wired.declareFault}`)} safe={text("block.safe")} />
      )}
    </section>
  );
}
