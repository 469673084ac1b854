import type { Entry, Head } from "../journal/entry";
import type { NumberRange } from "../journal/number-range";
import type { Hash } from "../shared/brand";

/** A line of one station's incarnation, as the gateway keeps it. */
export interface Line {
  /** From 0 in each incarnation; a fork opens the next. */
  readonly line: number;
  readonly head: Head;
  /** Declared lost and not held, ascending. */
  readonly holes: readonly NumberRange[];
}

/** An entry that is held, by its place. */
export interface HeldEntry {
  readonly line: number;
  readonly sequence: number;
  readonly hash: Hash;
  readonly previous: Hash;
}

type Placed = Pick<Entry, "hash" | "envelope">;

export interface Batch {
  /** Of one incarnation, at least one, each following the one before. */
  readonly entries: readonly Placed[];
  /** All lines of that incarnation. */
  readonly lines: readonly Line[];
  /** All that is held of the batch's sequences, of the one before and of the one behind. */
  readonly held: readonly HeldEntry[];
  /** The station says that what is missing before the batch is lost. */
  readonly isHoleDeclared: boolean;
}

export type Placement =
  /** What stands before is wanted first. */
  | { readonly kind: "gap"; readonly held: Head | null }
  | { readonly kind: "too-many-forks" }
  /** The entries from `first` to before `end` are new and go into `line`; those before are held already. */
  | {
      readonly kind: "store";
      readonly first: number;
      readonly end: number;
      /** As it is afterwards. */
      readonly line: Line;
      /** Where the line parts from another: that one's head. */
      readonly forked: Head | null;
    };

/** A cloned computer makes one fork; more than this is no accident. */
const MAXIMUM_LINES = 16;

/** Where a batch goes. Same bytes again change nothing, other bytes under a number that is taken open another line. */
export function placeBatch(batch: Batch): Placement {
  const { entries, lines, held } = batch;
  const known = new Map(held.map((entry) => [entry.hash, entry]));
  const first = entries.findIndex(({ hash }) => !known.has(hash));
  const last = first === -1 ? entries.at(-1) : entries[first - 1];
  const lineBefore = last === undefined ? undefined : getLine(lines, known.get(last.hash)?.line);
  const next = entries[first];
  if (next === undefined)
    return { kind: "store", first: entries.length, end: entries.length, line: sure(lineBefore), forked: null };

  const { sequence, previous } = next.envelope;
  const base = known.get(previous);
  // An entry behind one that is missing may be held on another line: it is not stored twice.
  const stop = entries.findIndex(({ hash }, index) => index > first && known.has(hash));
  const fresh = entries.slice(first, stop === -1 ? entries.length : stop);
  if (base?.sequence === sequence - 1) return follow(batch, fresh, first, getLine(lines, base.line));
  // At the beginning of a hole stands what follows the entry before it, or nothing.
  const isFree = ({ from, to }: NumberRange): boolean =>
    (from < sequence || sequence === 1) && from <= sequence && sequence <= to;
  const hole = lines.find(({ holes }) => holes.some(isFree));
  if (sequence === 1) return hole ? fill(batch, fresh, first, hole) : openLine(batch, fresh, first, []);
  const nearest = latest(lines.filter(({ head }) => head.sequence < sequence - 1));
  if (!batch.isHoleDeclared)
    return {
      kind: "gap",
      held: (nearest ?? latest(lines.filter(({ head }) => head.sequence < sequence)))?.head ?? null,
    };
  if (hole) return fill(batch, fresh, first, hole);
  if (nearest === undefined) return openLine(batch, fresh, first, before(sequence));
  const gap = { from: nearest.head.sequence + 1, to: sequence - 1 };
  return extend(fresh, first, { ...nearest, holes: [...nearest.holes, gap] });
}

function follow(batch: Batch, fresh: readonly Placed[], first: number, line: Line): Placement {
  const sequence = fresh[0]?.envelope.sequence ?? 0;
  if (line.head.sequence === sequence - 1) return extend(fresh, first, line);
  return line.holes.some(({ from }) => from === sequence)
    ? fill(batch, fresh, first, line)
    : openLine(batch, fresh, first, [], line.head);
}

function extend(fresh: readonly Placed[], first: number, line: Line): Placement {
  return { kind: "store", first, end: first + fresh.length, line: { ...line, head: headAt(fresh) }, forked: null };
}

/** Into a hole of the line, as far as the hole goes; what comes after it must follow what was sent. */
function fill(batch: Batch, fresh: readonly Placed[], first: number, line: Line): Placement {
  const start = fresh[0]?.envelope.sequence ?? 0;
  const hole = line.holes.find(({ from, to }) => from <= start && start <= to) ?? { from: start, to: start };
  const run = fresh.filter(({ envelope }) => envelope.sequence <= hole.to);
  const end = start + run.length - 1;
  const after = batch.held.find((entry) => entry.line === line.line && entry.sequence === hole.to + 1);
  if (end === hole.to && after !== undefined && after.previous !== run.at(-1)?.hash) {
    const isRooted = batch.held.some(({ hash }) => hash === fresh[0]?.envelope.previous);
    return openLine(batch, fresh, first, isRooted ? [] : before(start), line.head);
  }
  const rest = [
    { from: hole.from, to: start - 1 },
    { from: end + 1, to: hole.to },
  ].filter(({ from, to }) => from <= to);
  const holes = line.holes.flatMap((other) => (other === hole ? rest : [other]));
  return { kind: "store", first, end: first + run.length, line: { ...line, holes }, forked: null };
}

/** What a line lacks whose first entries are not known. */
function before(sequence: number): readonly NumberRange[] {
  return sequence === 1 ? [] : [{ from: 1, to: sequence - 1 }];
}

function openLine(
  { lines }: Batch,
  fresh: readonly Placed[],
  first: number,
  holes: readonly NumberRange[],
  from: Head | null = latest(lines)?.head ?? null,
): Placement {
  if (lines.length >= MAXIMUM_LINES) return { kind: "too-many-forks" };
  const line = 1 + Math.max(-1, ...lines.map((other) => other.line));
  return { kind: "store", first, end: first + fresh.length, line: { line, head: headAt(fresh), holes }, forked: from };
}

function headAt(entries: readonly Placed[]): Head {
  const last = entries.at(-1);
  if (last === undefined) throw new RangeError("a batch has entries");
  return { incarnation: last.envelope.incarnation, sequence: last.envelope.sequence, hash: last.hash };
}

function latest(lines: readonly Line[]): Line | undefined {
  return [...lines].sort((a, b) => b.head.sequence - a.head.sequence)[0];
}

function getLine(lines: readonly Line[], line: number | undefined): Line {
  return sure(lines.find((other) => other.line === line));
}

function sure(line: Line | undefined): Line {
  if (line === undefined) throw new Error("an entry is held on a line that is not there");
  return line;
}
