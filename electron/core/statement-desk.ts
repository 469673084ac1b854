import type { Actor } from "../../src/dossier/body-parts";
import type { FeeRequests, StatementMatch } from "../../src/ipc/fee-requests";
import { readStatement } from "../../src/payment/read-statement";
import { reconcile, type ExpectedTransfer, type Reconciliation } from "../../src/payment/reconcile";
import type { CommandId, DossierId } from "../../src/shared/brand";
import type { IdSource } from "../../src/shared/id-source";
import { fail, ok } from "../../src/shared/result";
import { readTable } from "../spreadsheet/read-table";
import type { Core } from "./core";
import { notedLines } from "./fee-desk";

type Preview = FeeRequests["statement:preview"];
type Confirm = FeeRequests["statement:confirm"];

/** Transfers that were announced, against the list of a bank or a portal. */
export interface StatementDesk {
  preview(input: Preview["input"]): Preview["output"];
  confirm(input: Confirm["input"], actor: Actor): Promise<Confirm["output"]>;
}

interface Waiting extends ExpectedTransfer {
  readonly id: DossierId;
}

export function createStatementDesk({ runtime }: Pick<Core, "runtime">, ids: IdSource): StatementDesk {
  const waiting = (): { readonly expected: readonly Waiting[]; readonly used: ReadonlySet<string> } => {
    const expected: Waiting[] = [];
    const used = new Set<string>();
    for (const { id, core } of runtime.state().dossiers().values()) {
      if (core === undefined) continue;
      for (const { reference, voided } of core.receipts) if (reference !== null && !voided) used.add(reference);
      if (core.finance !== "unconfirmed" || core.code === null || core.feeVnd === null) continue;
      expected.push({ id, amountVnd: core.feeVnd, purpose: core.code });
    }
    return { expected, used };
  };

  return {
    preview({ fileName, bytes }) {
      const table = readTable(fileName, bytes);
      if (!table.ok) return fail({ kind: table.fault.kind === "too-large" ? "too-large" : "unreadable-table" });
      const read = readStatement(table.value);
      if (!read.ok) return fail({ kind: "missing-column", column: read.fault.column });
      const { expected, used } = waiting();
      const found = reconcile(expected, read.value.lines, used);
      const show = (pairs: Reconciliation["confirmed"]): readonly StatementMatch[] =>
        pairs.flatMap(({ id, line }) => {
          const transfer = expected.find((one) => one.id === id);
          if (transfer === undefined) return [];
          const { amountVnd, reference } = line;
          return [{ id: transfer.id, code: transfer.purpose, expectedVnd: transfer.amountVnd, amountVnd, reference }];
        });
      return ok({
        confirmed: show(found.confirmed),
        differing: show(found.differing),
        unexplained: found.unexplained.length,
        open: found.open.length,
        skipped: read.value.skipped,
        refused: read.value.refused,
      });
    },
    async confirm({ matches }, actor) {
      let made = 0;
      for (const { id, reference } of matches) {
        const dossier = await runtime.readDossier(id);
        // Somebody else confirmed it, or the same list was confirmed twice.
        if (dossier?.core.finance !== "unconfirmed" || waiting().used.has(reference)) continue;
        const answer = await runtime.run(
          {
            kind: "collect",
            // An id of the id source is what a command's id is, too.
            commandId: ids.next() as CommandId,
            dossier: id,
            expectedHeads: [...dossier.heads],
            lines: [...notedLines(dossier)],
            method: "transfer",
            reference,
          },
          actor,
        );
        if (answer.ok) made += 1;
      }
      return { made };
    },
  };
}
