import type { Actor } from "../../src/dossier/body-parts";
import { maskName } from "../../src/citizen/mask";
import type { ProvinceHealth, ProvinceRequests, ResultLine } from "../../src/ipc/province-requests";
import { fail, ok } from "../../src/shared/result";
import type { LineSettings } from "../../src/sync/line-settings";
import type { PublishedFile } from "../../src/sync/published-files";
import type { Core } from "../core/core";
import type { SessionTable } from "../core/session-table";
import type { RepliesOf } from "../ipc/answer";
import type { ResultOutlet } from "../core/result-outlet";
import { createPurgeReplies } from "./purge-replies";
import { parseAddress } from "../sync/http-transport";
import type { ProvinceLink } from "../sync/province-link";
import type { SyncLoop } from "../sync/sync-loop";

/** What the line says of itself to whoever answers the windows. */
export interface ProvinceAtHand {
  readonly core: Core;
  readonly sessions: SessionTable;
  readonly training: boolean;
  readonly link: () => ProvinceLink | undefined;
  readonly loop: () => SyncLoop | undefined;
  readonly lineHealth: () => ProvinceHealth;
  readonly switchLine: (on: boolean) => void;
  readonly healthChanged: () => void;
  /** Requests go there until the work is done. */
  readonly at: <T>(base: string, work: () => Promise<T>) => Promise<T>;
  readonly settings: () => LineSettings;
  readonly results: ResultOutlet;
  /** False: it could not be written down. */
  readonly changeSettings: (next: LineSettings) => Promise<boolean>;
}

export function createProvinceReplies(hand: ProvinceAtHand): RepliesOf<ProvinceRequests> {
  const { core, sessions, training, lineHealth, healthChanged } = hand;
  const settle = (sender: Parameters<SessionTable["require"]>[0]): Actor => sessions.require(sender, "dossier.settle");
  return {
    ...createPurgeReplies(hand),
    "province:describe": () => {
      const known = hand.link()?.enrolled();
      const address = known?.address ?? null;
      const names = { province: known?.province ?? null, agency: known?.agency ?? null };
      return { health: lineHealth(), address, ...names, training, line: hand.settings() };
    },
    "province:enrol": async ({ address, code }, sender) => {
      settle(sender);
      const [link, origin] = [hand.link(), parseAddress(address)];
      if (link === undefined || training) return fail({ kind: "not-in-this-phase" });
      if (origin === undefined) return fail({ kind: "bad-address" });
      const wish = { address: origin, code: code.trim().toUpperCase() };
      const enrolled = await hand.at(origin, () => link.enrol(wish));
      if (!enrolled.ok) {
        const { fault } = enrolled;
        return fail(fault.kind === "not-saved" ? fault : { kind: fault.kind, problem: fault.problem?.problem ?? null });
      }
      hand.loop()?.tryNow();
      return ok();
    },
    "province:try-now": () => {
      hand.loop()?.tryNow();
      return undefined;
    },
    "province:line": ({ on }) => {
      if (training) hand.switchLine(on);
      return undefined;
    },
    "province:metered": async (line, sender) => {
      settle(sender);
      if (!(await hand.changeSettings(line))) return fail({ kind: "not-saved" });
      hand.loop()?.tryNow();
      healthChanged();
      return ok();
    },
    "province:inbox": async (_, sender) => {
      sessions.require(sender, "dossier.open");
      const items = hand.link()?.inbox() ?? [];
      const ids = items.flatMap(({ dossier }) => dossier ?? []);
      const known = new Map((await core.runtime.describe(ids)).map(({ id, details }) => [id, details]));
      return [...items].reverse().map((item) => {
        const details = item.dossier === null ? undefined : known.get(item.dossier);
        const code = item.dossier === null ? null : (core.runtime.find(item.dossier)?.core?.code ?? null);
        return { ...item, code, name: details === undefined ? null : maskName(details.name) };
      });
    },
    "province:handled": async ({ item, note }, sender) => {
      const actor = settle(sender);
      const handled = await hand.link()?.handle(item, actor, note.trim() === "" ? null : note.trim());
      healthChanged();
      return handled ?? fail({ kind: "no-such-item" });
    },
    "province:results": ({ dossier }, sender) => {
      sessions.require(sender, "dossier.open");
      const files = hand.link()?.files() ?? [];
      return files.filter(({ result }) => result?.dossier === dossier).flatMap(resultLine);
    },
    "province:result": async ({ file }, sender) => {
      sessions.require(sender, "dossier.open");
      return (await hand.link()?.readResult(file)) ?? fail({ kind: "not-here" });
    },
    "province:save-result": async ({ file }, sender) => {
      sessions.require(sender, "dossier.open");
      const document = (await hand.link()?.readResult(file)) ?? fail({ kind: "not-here" as const });
      if (!document.ok) return document;
      const { bytes, mediaType } = document.value;
      const how = await hand.results.save(`${nameOf(hand, file)}${ENDINGS[mediaType] ?? ""}`, bytes);
      return how === "not-written" ? fail({ kind: how }) : ok({ saved: how === "saved" });
    },
    "province:print-result": async ({ file, pages }, sender) => {
      sessions.require(sender, "dossier.open");
      const isHere =
        hand
          .link()
          ?.files()
          .some((known) => known.file === file && known.state === "taken") ?? false;
      return isHere ? hand.results.print(nameOf(hand, file), pages) : fail({ kind: "not-here" });
    },
  };
}

const ENDINGS: Readonly<Record<string, string>> = {
  "application/pdf": ".pdf",
  "image/jpeg": ".jpg",
  "image/png": ".png",
};

/** Of a file or a job: the dossier's code, never a person. */
function nameOf({ link, core }: Pick<ProvinceAtHand, "link" | "core">, file: string): string {
  const dossier = link()
    ?.files()
    .find((known) => known.file === file)?.result?.dossier;
  const code = dossier === undefined ? undefined : core.runtime.find(dossier)?.core?.code;
  return `ket-qua-${code ?? file.slice(0, 8)}`;
}

function resultLine({ file, at, size, state, result }: PublishedFile): readonly ResultLine[] {
  if (result === null) return [];
  const { name, number, mediaType } = result;
  return [{ file, at, size, state, name, number, mediaType }];
}
