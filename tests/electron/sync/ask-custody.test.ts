import { expect, test } from "vitest";
import { askCustody } from "../../../electron/sync/ask-custody";
import type { SessionTools } from "../../../electron/sync/tools";
import { dossierId } from "../../fakes/build-intake";
import { DEFAULT_LIMITS } from "../../../src/sync/limits";
import { fail } from "../../../src/shared/result";

test("130,000 dossiers whose completion is unsure are asked for in portions; a call that fails ends the round", async () => {
  const unsure = Array.from({ length: 130_000 }, (_, number) => dossierId(number));
  const asked: number[] = [];
  const book = { held: () => new Map(), open: () => [], unsure: () => unsure, find: () => undefined };
  // Only what the first question of a round touches.
  const tools = {
    own: { book },
    limits: DEFAULT_LIMITS,
    calls: {
      ask: (_path: string, { dossiers }: { readonly dossiers: readonly unknown[] }) => {
        asked.push(dossiers.length);
        return Promise.resolve(fail({ kind: "no-connection", problem: null }));
      },
    },
  } as unknown as SessionTools;
  expect(await askCustody(tools)).toEqual({ ok: false, fault: { kind: "no-connection", problem: null } });
  expect(asked).toEqual([DEFAULT_LIMITS.items]);
});
