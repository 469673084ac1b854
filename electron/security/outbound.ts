import diagnostics from "node:diagnostics_channel";
import type { Session } from "electron";
import type { Contact } from "../../src/ipc/station-state";
import { SCHEME } from "./station-protocol";

/** Addresses only, never paths or queries. */
export interface OutboundLog {
  /** Each address once, in the order first seen. */
  list(): readonly Contact[];
  /** Lets a session load `app://station`, blob and data only; everything else is refused and noted. */
  guard(session: Session): void;
}

const OWN_PROTOCOLS: ReadonlySet<string> = new Set([`${SCHEME}:`, "blob:", "data:", "devtools:"]);

function addressOf(socket: unknown): string {
  const options = socket as { readonly host?: string; readonly port?: number | string; readonly path?: string };
  return options.path ?? `${options.host ?? "localhost"}:${options.port ?? ""}`;
}

/** Notes every connection that main opens (Node tells of them) and refuses every request of a window to the outside. */
export function watchOutbound(): OutboundLog {
  const contacts = new Map<string, Contact>();
  const note = (contact: Contact): void => {
    contacts.set(`${contact.from} ${contact.address}`, contact);
  };

  diagnostics.subscribe("net.client.socket", (message) => {
    const socket = (message as { readonly socket: { once(event: "connectionAttempt", call: Attempt): void } }).socket;
    type Attempt = (ip: string, port: number) => void;
    socket.once("connectionAttempt", (host, port) => {
      note({ address: addressOf({ host, port }), from: "main", allowed: true });
    });
  });

  return {
    list: () => [...contacts.values()],
    guard(session) {
      session.webRequest.onBeforeRequest((details, decide) => {
        const url = new URL(details.url);
        const allowed = OWN_PROTOCOLS.has(url.protocol);
        if (!allowed) note({ address: `${url.protocol}//${url.host}`, from: "window", allowed });
        decide({ cancel: !allowed });
      });
    },
  };
}
