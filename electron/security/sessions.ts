import { session, type Session } from "electron";
import type { Trust } from "../../src/ipc/window-kind";
import { listBundleFiles } from "./bundle-files";
import { limitPermissions } from "./harden";
import type { OutboundLog } from "./outbound";
import { serveStation, type Answerer } from "./station-protocol";

/** Only the staff's session is kept on the disk. */
const PARTITIONS: Readonly<Record<Trust, string>> = { staff: "persist:staff", kiosk: "kiosk", board: "board" };

export interface SessionParts {
  readonly rendererFolder: string;
  readonly outbound: OutboundLog;
  readonly answerers: Readonly<Record<Trust, readonly Answerer[]>>;
}

export type Sessions = Readonly<Record<Trust, Session>>;

/** One session a trust, each with its own pages, permissions and guard. */
export function createSessions(parts: SessionParts): Sessions {
  const create = (trust: Trust): Session => {
    const own = session.fromPartition(PARTITIONS[trust]);
    limitPermissions(own, trust);
    parts.outbound.guard(own);
    serveStation(own, {
      rendererFolder: parts.rendererFolder,
      files: listBundleFiles(parts.rendererFolder, trust),
      answerers: parts.answerers[trust],
    });
    return own;
  };
  const sessions = { staff: create("staff"), kiosk: create("kiosk"), board: create("board") };
  parts.outbound.guard(session.defaultSession);
  return sessions;
}
