import { decodeUtf8, encodeUtf8 } from "../shared/bytes";
import { fail } from "../shared/result";
import { PROBLEM_STATUS, type Problem, type ProblemKind } from "../sync/problem";
import { ROUTES } from "../sync/routes";
import type { Admission } from "./admit";
import type { Admitted, Handled, PlainReply, PlainRequest, Success } from "./exchange";
import type { PageArrivals } from "./page-arrivals";
import type { GatewayParts } from "./parts";
import type { PushStore } from "./push-store";
import { tellNews } from "./routes/centre";
import { proveHolding } from "./routes/challenge";
import { tellCustody } from "./routes/custody";
import { enrol } from "./routes/enrol";
import { pushEntries } from "./routes/entries";
import { sendFile, sendPageFile } from "./routes/files";
import { takeKeys } from "./routes/keys";
import { grantNumbers, takeHoldings } from "./routes/numbers";
import { recall } from "./routes/recall";
import { startSession } from "./routes/session";
import { beginUpload, continueUpload, tellUpload } from "./routes/uploads";

/** Seconds that a busy gateway asks for. */
const RETRY_AFTER = 5;

/** Requests of stations that are not enrolled here. */
const NEWCOMERS: ReadonlyMap<string, typeof enrol> = new Map([
  [ROUTES.enrol.path, enrol],
  [ROUTES.recall.path, recall],
]);

export function isNewcomer(method: string, pathname: string): boolean {
  return method === "POST" && NEWCOMERS.has(pathname);
}

/** Answers every request of stations; what it throws is a bug or a database that is not there. */
export function createHandler(parts: GatewayParts, admission: Admission, arrivals: PageArrivals, pushes: PushStore) {
  return async (request: PlainRequest): Promise<PlainReply> => {
    const url = new URL(request.path, "http://gateway");
    const newcomer = isNewcomer(request.method, url.pathname) ? NEWCOMERS.get(url.pathname) : undefined;
    const handled =
      newcomer === undefined
        ? await forCaller(request, url)
        : await newcomer(parts, admission, request, jsonOf(request.body));
    return handled.ok ? replyOf(handled.value) : problemReply(handled.fault, parts.now());
  };

  async function forCaller(request: PlainRequest, url: URL): Handled {
    const caller = await admission.admit(request);
    return caller.ok ? route(caller.value, request, url) : caller;
  }

  function route(caller: Admitted, request: PlainRequest, { pathname, searchParams }: URL): Handled {
    const { body } = request;
    const [, folder = "", name = ""] = /^(\/v1\/(?:uploads|files|pages))\/([\w-]{1,100})$/.exec(pathname) ?? [];
    switch (`${request.method} ${folder === "" ? pathname : folder + "/"}`) {
      case `POST ${ROUTES.session.path}`:
        return startSession(parts, caller, jsonOf(body));
      case `POST ${ROUTES.entries.path}`:
        return pushEntries(parts, pushes, caller, body, searchParams.get("hole") === "1");
      case `POST ${ROUTES.keys.path}`:
        return takeKeys(parts, jsonOf(body));
      case `POST ${ROUTES.custody.path}`:
        return tellCustody(parts, caller, jsonOf(body));
      case `POST ${ROUTES.challenge.path}`:
        return proveHolding(parts, caller, jsonOf(body));
      case `POST ${ROUTES.numbers.path}`:
        return grantNumbers(parts, caller, jsonOf(body));
      case `POST ${ROUTES.holdings.path}`:
        return takeHoldings(parts, caller, jsonOf(body));
      case `GET ${ROUTES.centre.path}`:
        return tellNews(parts, caller, searchParams);
      case `POST ${ROUTES.uploads.path}`:
        return beginUpload(parts, arrivals, caller, request);
      case `HEAD ${ROUTES.uploads.path}/`:
        return tellUpload(parts, caller, name);
      case `PATCH ${ROUTES.uploads.path}/`:
        return continueUpload(parts, arrivals, caller, name, request);
      case `GET ${ROUTES.files.path}/`:
        return sendFile(parts, caller, name, request);
      case `GET ${ROUTES.pages.path}/`:
        return sendPageFile(parts, caller, name, request);
      default:
        return Promise.resolve(fail("not-found"));
    }
  }
}

export function problemReply(kind: ProblemKind, now: number): PlainReply {
  const isBusy = PROBLEM_STATUS[kind] === PROBLEM_STATUS.busy;
  const problem: Problem = { problem: kind, retryAfter: isBusy ? RETRY_AFTER : null, serverTime: now };
  const reply = replyOf({ status: PROBLEM_STATUS[kind], body: problem });
  return isBusy ? { ...reply, headers: { ...reply.headers, "retry-after": String(RETRY_AFTER) } } : reply;
}

function replyOf({ status, headers = {}, body }: Success): PlainReply {
  if (body === undefined) return { status, headers, body: new Uint8Array(0) };
  if (body instanceof Uint8Array) return { status, headers, body };
  return {
    status,
    headers: { "content-type": "application/json", ...headers },
    body: encodeUtf8(JSON.stringify(body)),
  };
}

/** undefined where it is not JSON: no schema takes that. */
function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(decodeUtf8(body));
  } catch {
    return undefined;
  }
}
