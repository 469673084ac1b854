import { z } from "zod";
import { readSystemAnswer, type SystemVerdict } from "../../sync/wire/read-answer";
import type { Forwarded, ProvincialSystem } from "./port";

export const systemSettings = z.object({
  name: z.string().min(1).max(200),
  adapterUrl: z.url(),
  authEndpoint: z.string(),
  integrationEndpoint: z.string(),
  username: z.string(),
  password: z.string(),
  madonvi: z.string(),
  /** By procedure code. */
  fields: z.record(z.string(), z.object({ code: z.string().min(1), name: z.string().min(1) })),
});
export type SystemSettings = z.output<typeof systemSettings>;

const TIMEOUT_MS = 30_000;

/** The transport of domain §4: log in for a session, then one POST for each service. */
export function createHttpSystem(settings: SystemSettings): ProvincialSystem {
  let session: string | undefined;

  const post = async (endpoint: string, body: unknown): Promise<SystemVerdict | { readonly kind: "no-connection" }> => {
    let reply: Response;
    try {
      reply = await fetch(new URL(endpoint, settings.adapterUrl), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return readSystemAnswer(reply.status, await reply.json().catch(() => undefined));
    } catch {
      return { kind: "no-connection" }; // fetch throws for nothing else: no address, no line, no answer in time
    }
  };
  const logIn = async (): Promise<SystemVerdict | { readonly kind: "no-connection" }> => {
    const { username, password } = settings;
    const answer = await post(settings.authEndpoint, { username, password });
    if (answer.kind === "taken") session = answer.session ?? undefined;
    return answer;
  };
  /** Logged in once more where the session was over. */
  const serve = async (service: Readonly<Record<string, unknown>>) => {
    for (let tries = 0; tries < 2; tries += 1) {
      if (session === undefined) {
        const opened = await logIn();
        if (opened.kind !== "taken") return asNotAllowed(opened);
      }
      const answer = await post(settings.integrationEndpoint, { session, madonvi: settings.madonvi, ...service });
      if (answer.kind !== "logged-out") return answer;
      session = undefined;
    }
    return { kind: "not-allowed", reason: "logged out twice" } as const;
  };

  return {
    name: settings.name,
    fieldOf: (procedure) => settings.fields[procedure],
    send: async (record, progress) => {
      const sync = { service: "DongBoHoSoMC", data: [record] };
      let answer = await serve({ ...sync, isUpdating: "False" });
      if (answer.kind === "exists") answer = await serve({ ...sync, isUpdating: "True" });
      if (answer.kind !== "taken") return asForwarded(answer);
      return asForwarded(await serve({ service: "CapNhatTienDoHoSoMC", data: [progress] }));
    },
  };
}

function asNotAllowed(answer: SystemVerdict | { readonly kind: "no-connection" }) {
  const isWaiting = answer.kind === "no-connection" || answer.kind === "busy";
  return isWaiting ? answer : ({ kind: "not-allowed", reason: "login refused" } as const);
}

function asForwarded(answer: SystemVerdict | { readonly kind: "no-connection" }): Forwarded {
  switch (answer.kind) {
    case "taken":
      return { kind: "taken" };
    case "no-connection":
      return { kind: "no-connection", reason: "" };
    case "exists":
      return { kind: "refused", reason: "đã tồn tại" };
    case "logged-out":
      return { kind: "not-allowed", reason: "logged out" };
    case "busy":
    case "not-allowed":
    case "refused":
      return answer;
  }
}
