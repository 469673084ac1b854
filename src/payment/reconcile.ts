import type { Instant } from "../shared/clock";

/** A transfer that the citizen says was made: nothing is confirmed until a statement shows it. */
export interface ExpectedTransfer {
  readonly id: string;
  readonly amountVnd: number;
  /** As in the QR code: the dossier's code. */
  readonly purpose: string;
}

/** One line of an imported bank or portal statement. */
export interface StatementLine {
  readonly reference: string;
  readonly at: Instant;
  readonly amountVnd: number;
  readonly description: string;
}

export interface Reconciliation {
  readonly confirmed: readonly { readonly id: string; readonly line: StatementLine }[];
  /** The code is there, the amount is another: an officer decides. */
  readonly differing: readonly { readonly id: string; readonly line: StatementLine }[];
  /** Money that no expected transfer explains. */
  readonly unexplained: readonly StatementLine[];
  readonly open: readonly ExpectedTransfer[];
}

/**
 * Matches by the code in the description (banks change case and drop signs) and the exact amount. A line confirms one
 * transfer only, and a reference that was imported before confirms nothing again.
 */
export function reconcile(
  expected: readonly ExpectedTransfer[],
  lines: readonly StatementLine[],
  usedReferences: ReadonlySet<string>,
): Reconciliation {
  const used = new Set(usedReferences);
  const fresh: StatementLine[] = [];
  for (const line of lines) {
    if (!used.has(line.reference) && line.amountVnd > 0) fresh.push(line);
    used.add(line.reference);
  }
  const open = new Set(expected);
  const taken = new Set<StatementLine>();
  const take = (sameAmount: boolean) => {
    const pairs: { readonly id: string; readonly line: StatementLine }[] = [];
    for (const line of fresh) {
      if (taken.has(line)) continue;
      const match = [...open].find(
        (transfer) => names(line, transfer) && (line.amountVnd === transfer.amountVnd) === sameAmount,
      );
      if (match === undefined) continue;
      taken.add(line);
      open.delete(match);
      pairs.push({ id: match.id, line });
    }
    return pairs;
  };
  const confirmed = take(true);
  const differing = take(false);
  const stillOpen = expected.filter((transfer) => open.has(transfer) || differing.some(({ id }) => id === transfer.id));
  return { confirmed, differing, unexplained: fresh.filter((line) => !taken.has(line)), open: stillOpen };
}

function names(line: StatementLine, transfer: ExpectedTransfer): boolean {
  const wanted = bare(transfer.purpose);
  const described = bare(line.description);
  const at = described.indexOf(wanted);
  // A code that goes on with a digit is another code: 0001 is not 00012.
  return wanted !== "" && at >= 0 && !/^\d/.test(described.slice(at + wanted.length));
}

function bare(text: string): string {
  return text.toUpperCase().replace(/[^0-9A-Z]/g, "");
}
