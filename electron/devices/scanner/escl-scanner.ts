import type { Scanner, ScannerFault, ScannerFaultKind, ScanSource } from "../../../src/capture/scanner";
import { fail, ok, type Result } from "../../../src/shared/result";
import { readAbilities, readTrouble, writeScanSettings } from "./escl-xml";

export interface EsclParts {
  /** Such as "http://192.168.1.20:80/eSCL", found by mDNS or typed. */
  readonly address: string;
  /** Between two questions for a page that is not ready. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

const ANSWER_MS = 10_000;
/** A flatbed at 300 dpi takes up to half a minute a page. */
const PAGE_MS = 60_000;
const NOT_READY_MS = 500;
const MOST_WAITS = 120;

/** The five calls of eSCL: capabilities, status, a job, its pages until there are none, and its end. */
export function createEsclScanner({ address, wait }: EsclParts): Scanner {
  const base = address.replace(/\/+$/, "");

  async function ask(url: string, init: RequestInit, milliseconds: number): Promise<Response | undefined> {
    try {
      return await fetch(url, { ...init, redirect: "error", signal: AbortSignal.timeout(milliseconds) });
    } catch {
      return undefined;
    }
  }

  async function readText(path: string): Promise<string | undefined> {
    const response = await ask(`${base}/${path}`, {}, ANSWER_MS);
    return response?.ok === true ? response.text() : undefined;
  }

  /** After something went wrong: the device's own word for it, else ours. */
  async function explain(
    otherwise: ScannerFaultKind,
    taken: number,
    source: ScanSource,
  ): Promise<Result<never, ScannerFault>> {
    const status = await readText("ScannerStatus");
    if (status === undefined)
      return fail({ kind: taken > 0 || otherwise !== "unreachable" ? "lost" : "unreachable", taken });
    const trouble = readTrouble(status);
    // An empty feeder is how a stack ends; it is only trouble where no page came, and none to the glass.
    const told = trouble === "feeder-empty" && (taken > 0 || source === "flatbed") ? undefined : trouble;
    return fail({ kind: told ?? otherwise, taken });
  }

  async function readPages(job: string, source: ScanSource, take: (page: Uint8Array) => Promise<boolean>) {
    let taken = 0;
    let waits = 0;
    for (;;) {
      const response = await ask(`${job}/NextDocument`, {}, PAGE_MS);
      if (response === undefined) return explain("lost", taken, source);
      if (response.status === 503 && waits < MOST_WAITS) {
        waits += 1;
        await wait(NOT_READY_MS);
        continue;
      }
      if (response.status === 404 || response.status === 410) {
        const status = await readText("ScannerStatus");
        const trouble = status === undefined ? undefined : readTrouble(status);
        if (trouble === "jam" || trouble === "cover-open") return fail({ kind: trouble, taken });
        return taken > 0 ? ok(taken) : explain("no-page", taken, source);
      }
      if (!response.ok) return explain("lost", taken, source);
      const page = await response.arrayBuffer().catch(() => undefined);
      if (page === undefined) return explain("lost", taken, source);
      waits = 0;
      if (page.byteLength === 0) return explain("no-page", taken, source);
      taken += 1;
      if (!(await take(new Uint8Array(page)))) {
        await ask(job, { method: "DELETE" }, ANSWER_MS);
        return ok(taken);
      }
    }
  }

  return {
    async describe() {
      const xml = await readText("ScannerCapabilities");
      return xml === undefined ? fail({ kind: "unreachable", taken: 0 }) : ok(readAbilities(xml));
    },
    async scan(order, take) {
      const headers = { "Content-Type": "text/xml" };
      const begun = await ask(
        `${base}/ScanJobs`,
        { method: "POST", headers, body: writeScanSettings(order) },
        ANSWER_MS,
      );
      if (begun === undefined) return fail({ kind: "unreachable", taken: 0 });
      if (begun.status === 503) return explain("busy", 0, order.source);
      const place = begun.headers.get("Location");
      if (begun.status !== 201 || place === null) return explain("refused", 0, order.source);
      // Some devices name themselves by a host that only they know: the path counts.
      const job = new URL(new URL(place, `${base}/`).pathname, base).toString().replace(/\/+$/, "");
      const pages = await readPages(job, order.source, take);
      if (!pages.ok) await ask(job, { method: "DELETE" }, ANSWER_MS);
      return pages;
    },
  };
}
