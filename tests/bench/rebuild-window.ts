import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Page } from "playwright";
import type {} from "../../renderer/app/station-api"; // declares window.station
import { EMPTY_FORM } from "../../src/ipc/visit-requests";
import { OFFICER, signIn } from "../e2e/helpers/desk";
import { launchStation } from "../e2e/helpers/launch";
import { pageOf } from "../e2e/helpers/pages";
import { DOSSIERS_A_YEAR, ENTRIES_A_DOSSIER, findBusyProfile } from "./busy-station/busy-profile";
import { countRows, readCursorKind } from "./busy-station/read-projection";
import { metricOf, printReport } from "./report";

/*
 * IndexedDB is gone: how fast the real application has every row back, and what the desk feels meanwhile. An officer is
 * signed in and, until the last row is there, looks for people and accepts dossiers through the window's own channels.
 */
const { values } = parseArgs({ options: { years: { type: "string" }, json: { type: "boolean" } } });
const years = Number(values.years ?? 5);
/** Chứng thực bản sao từ bản chính: its papers are shown and handed back. */
const PROCEDURE = "2.000815";
const QUERIES = ["nguyen van anh", "tran thi", "0791909", "le ngoc", "H99"];
const LOOK_EVERY_MS = 100;

const folder = await mkdtemp(path.join(tmpdir(), "quay-mot-cua-rebuild-"));
const profile = path.join(folder, "station");
await cp(await findBusyProfile(years), profile, { recursive: true });
await rm(path.join(profile, "browser", "Partitions", "staff", "IndexedDB"), { recursive: true, force: true });
const station = await launchStation({ profile });
try {
  const desk = await pageOf(station.application, "desk");
  await signIn(desk);
  const projector = await pageOf(station.application, "projector");
  const [before, begun] = [await projector.evaluate(countRows), performance.now()];
  const [searches, acceptances]: [number[], number[]] = [[], []];
  for (let turn = 0; (await lookAt(projector)) !== "at"; turn += 1) {
    searches.push(await timeSearch(desk, QUERIES[turn % QUERIES.length] ?? ""));
    acceptances.push(await timeAcceptance(desk, turn));
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  const seconds = (performance.now() - begun) / 1000;
  const rows = await projector.evaluate(countRows);
  const made = rows - before;
  printReport({
    name: "rebuild-window",
    params: { years, dossiers: years * DOSSIERS_A_YEAR, rowsMeasured: made, rowsAtTheEnd: rows, officer: OFFICER.name },
    metrics: {
      "rows into IndexedDB": metricOf([made / seconds], "rows/s"),
      "entries behind them": metricOf([(made * ENTRIES_A_DOSSIER) / seconds], "entries/s"),
      "search meanwhile": metricOf(searches, "ms"),
      "acceptance meanwhile": metricOf(acceptances, "ms"),
    },
    baseline: null,
    ratio: null,
  });
} finally {
  await station.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** A look while the store is being made may come to nothing; the next one tells. */
function lookAt(projector: Page): Promise<string> {
  return projector.evaluate(readCursorKind).catch(() => "none");
}

/** From the window's question to main's answer. */
function timeSearch(desk: Page, text: string): Promise<number> {
  return desk.evaluate(async (wanted) => {
    const asked = performance.now();
    const found = await window.station.ask("dossier:search", { text: wanted });
    if (found.length === 0) throw new Error(`nobody found: ${wanted}`);
    return performance.now() - asked;
  }, text);
}

/** A draft is filled in; then from the window's command to "Đã lưu". */
function timeAcceptance(desk: Page, turn: number): Promise<number> {
  const applicant = { ...EMPTY_FORM.applicant, name: "Nguyễn Thị Phương Thảo", phone: "0900 000 001" };
  const person = { ...applicant, idNumber: "079190999001", birthDate: "18/03/1990", sex: "female" as const };
  const form = { ...EMPTY_FORM, applicant: { ...person, address: "Thôn Mẫu, xã Mẫu" }, procedure: PROCEDURE };
  return desk.evaluate(
    async ({ wanted, number }) => {
      const { station: main } = window;
      const created = await main.ask("draft:create", undefined);
      if (!created.ok) throw new Error(created.fault.kind);
      const { id: draft } = created.value;
      const chosen = await main.ask("procedure:get", { code: wanted.procedure });
      if (!chosen.ok) throw new Error(chosen.fault.kind);
      const seenPapers = chosen.value.procedure.papers.map(({ id }) => id);
      await main.ask("draft:save", { draft, form: { ...wanted, seenPapers, compared: true } });
      // 128 bits in hex are what the brand asks for.
      const command = (Date.now() * 1000 + number).toString(16).padStart(32, "0") as never;
      const asked = performance.now();
      const accepted = await main.ask("intake:accept", { command, draft });
      if (!accepted.ok) throw new Error(JSON.stringify(accepted.fault));
      return performance.now() - asked;
    },
    { wanted: form, number: turn },
  );
}
