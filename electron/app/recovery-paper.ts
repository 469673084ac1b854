import type { RecoveryPaper, RecoverySheet } from "../../src/ipc/station-state";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import { fail, ok, type Result } from "../../src/shared/result";
import type { StationSecrets } from "../keys/opened-secrets";

const GROUPS = 8;
const ASKED = 3;

type Answer<T> = Promise<Result<T, { readonly kind: string }>>;

export interface RecoveryDesk {
  /** Makes a code and keeps it in memory until it is confirmed; asked again it is the same sheet. */
  show(): Answer<RecoverySheet>;
  /** Fault "wrong-groups": the paper does not say what the screen said. */
  confirm(groups: readonly string[]): Answer<undefined>;
  skip(): Answer<undefined>;
}

export interface RecoveryParts {
  readonly crypto: CryptoSuite;
  /** undefined while the station is not open. */
  readonly secrets: () => StationSecrets | undefined;
  readonly paper: () => RecoveryPaper | undefined;
  readonly maySkip: () => boolean;
  /** Flushed before its answer. */
  readonly keep: (paper: RecoveryPaper) => Answer<undefined>;
}

const NOT_NOW = { kind: "not-in-this-phase" } as const;

/** The recovery code on its way from the station to a sheet of paper: once, by memory only. */
export function createRecoveryDesk({ crypto, secrets, paper, maySkip, keep }: RecoveryParts): RecoveryDesk {
  let shown: Answer<RecoverySheet> | undefined;

  const make = async (): Answer<RecoverySheet> => {
    const code = (await secrets()?.renewRecovery()) ?? fail(NOT_NOW);
    if (code.ok) return ok({ code: code.value, ask: drawPlaces(crypto) });
    shown = undefined;
    return code;
  };

  return {
    show: () => {
      if (paper() !== "unseen" || secrets() === undefined) return Promise.resolve(fail(NOT_NOW));
      shown ??= make();
      return shown;
    },
    async confirm(groups) {
      const sheet = await shown;
      if (sheet?.ok !== true) return fail(NOT_NOW);
      const parts = sheet.value.code.split("-");
      const fits = sheet.value.ask.every((place, index) => plain(groups[index] ?? "") === parts[place]);
      if (!fits) return fail({ kind: "wrong-groups" });
      const kept = await keep("confirmed");
      if (kept.ok) shown = undefined;
      return kept;
    },
    skip: () => (maySkip() && paper() === "unseen" ? keep("skipped") : Promise.resolve(fail(NOT_NOW))),
  };
}

/** The same letters are forgiven as when the code is used (recovery-code.ts). */
function plain(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
}

/** Three different places, ascending. */
function drawPlaces(crypto: CryptoSuite): readonly number[] {
  const places = Array.from({ length: GROUPS }, (_, place) => place);
  const order = crypto.randomBytes(GROUPS);
  places.sort((a, b) => (order[a] ?? 0) - (order[b] ?? 0) || a - b);
  return places.slice(0, ASKED).sort((a, b) => a - b);
}
