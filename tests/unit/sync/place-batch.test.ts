import fc from "fast-check";
import { expect, test } from "vitest";
import { ZERO_HASH } from "../../../src/journal/entry";
import type { Hash } from "../../../src/shared/brand";
import { placeBatch, type HeldEntry, type Line } from "../../../src/sync/place-batch";

/** An entry reduced to its place in a chain; its hash tells the branch and the number apart. */
interface Link {
  readonly hash: Hash;
  readonly envelope: { readonly incarnation: number; readonly sequence: number; readonly previous: Hash };
}

type PlacedEntry = Parameters<typeof placeBatch>[0]["entries"][number];

/** `length` entries; those of a branch share the first `shared` with branch 0. */
function aChain(branch: number, length: number, shared: number): readonly Link[] {
  const links: Link[] = [];
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const own = sequence <= shared ? 0 : branch;
    // The right form is all that the rule looks at.
    const hash = `${own}${sequence}`.padStart(64, "a") as Hash;
    links.push({ hash, envelope: { incarnation: 1, sequence, previous: links.at(-1)?.hash ?? ZERO_HASH } });
  }
  return links;
}

/** A holder that does what placements say, and looks up what the gateway would. */
function aHolder() {
  let lines: readonly Line[] = [];
  const held: HeldEntry[] = [];
  return {
    lines: () => lines,
    held: () => held,
    push(entries: readonly Link[], isHoleDeclared = false) {
      const [first, last] = [entries[0], entries.at(-1)];
      const near = held.filter(
        ({ sequence }) =>
          sequence >= (first?.envelope.sequence ?? 0) - 1 && sequence <= (last?.envelope.sequence ?? 0) + 1,
      );
      // placeBatch reads hash, incarnation, sequence and previous only.
      const batch = entries as unknown as readonly PlacedEntry[];
      const placement = placeBatch({ entries: batch, lines, held: near, isHoleDeclared });
      if (placement.kind === "store") {
        for (const { hash, envelope } of entries.slice(placement.first, placement.end)) {
          held.push({ line: placement.line.line, sequence: envelope.sequence, hash, previous: envelope.previous });
        }
        lines = [...lines.filter(({ line }) => line !== placement.line.line), placement.line];
      }
      return placement;
    },
  };
}

const pushes = fc.array(
  fc.record({ branch: fc.nat(2), from: fc.nat(11), length: fc.integer({ min: 1, max: 6 }), hole: fc.boolean() }),
  { maxLength: 40 },
);

test("whatever is sent in whatever order, no entry is held twice and each line is one chain with its holes named", () => {
  const branches = [aChain(0, 12, 12), aChain(1, 12, 4), aChain(2, 12, 7)];
  fc.assert(
    fc.property(pushes, (all) => {
      const holder = aHolder();
      for (const { branch, from, length, hole } of all) {
        const batch = branches[branch]?.slice(from, from + length) ?? [];
        if (batch.length > 0) holder.push(batch, hole);
      }
      const hashes = holder.held().map(({ hash }) => hash);
      expect(new Set(hashes).size).toBe(hashes.length);
      for (const line of holder.lines()) {
        const own = holder.held().filter((entry) => entry.line === line.line);
        own.sort((a, b) => a.sequence - b.sequence);
        expect(own.at(-1)).toMatchObject({ sequence: line.head.sequence, hash: line.head.hash });
        const present = new Set(own.map(({ sequence }) => sequence));
        expect(present.size).toBe(own.length);
        own.forEach((entry, index) => {
          const before = own[index - 1];
          if (before?.sequence === entry.sequence - 1) expect(entry.previous).toBe(before.hash);
        });
        const isMissing = (sequence: number): boolean =>
          line.holes.some(({ from, to }) => from <= sequence && sequence <= to);
        for (let sequence = own[0]?.sequence ?? 1; sequence <= line.head.sequence; sequence += 1) {
          expect(present.has(sequence)).toBe(!isMissing(sequence));
        }
      }
    }),
    { numRuns: 2000 },
  );
});

test("a station that sends everything from where the answer says ends with everything held", () => {
  fc.assert(
    fc.property(pushes, fc.integer({ min: 1, max: 5 }), (before, size) => {
      const chain = aChain(0, 12, 12);
      const holder = aHolder();
      for (const { from, length } of before) {
        const batch = chain.slice(from, from + length);
        if (batch.length > 0) holder.push(batch);
      }
      let after = 0;
      for (let rounds = 0; rounds < 100 && after < chain.length; rounds += 1) {
        const placement = holder.push(chain.slice(after, after + size));
        if (placement.kind === "too-many-forks") throw new Error("there is one chain");
        after = placement.kind === "gap" ? (placement.held?.sequence ?? 0) : placement.line.head.sequence;
      }
      expect(holder.lines()).toHaveLength(1);
      expect(holder.held()).toHaveLength(chain.length);
    }),
  );
});

test("the same bytes again store nothing and open no line", () => {
  const chain = aChain(0, 6, 6);
  const holder = aHolder();
  holder.push(chain);
  expect(holder.push(chain)).toMatchObject({ kind: "store", first: 6, end: 6, forked: null });
  expect(holder.push(chain.slice(2, 4), true)).toMatchObject({ kind: "store", first: 2, end: 2 });
});

test("another entry under a number that is taken opens a second line beside the first", () => {
  const holder = aHolder();
  holder.push(aChain(0, 6, 6));
  const forked = holder.push(aChain(1, 6, 3));
  expect(forked).toMatchObject({ kind: "store", first: 3, end: 6, line: { line: 1 }, forked: { sequence: 6 } });
  expect(holder.lines()).toHaveLength(2);
});
