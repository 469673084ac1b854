import { execFileSync } from "node:child_process";
import { cpus, totalmem, type } from "node:os";

/** What one measure came to over its runs. */
export interface Metric {
  readonly p50: number;
  readonly p95: number;
  readonly n: number;
  readonly unit: string;
}

export interface BenchReport {
  readonly name: string;
  /** What was measured: sizes, counts, options. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly metrics: Readonly<Record<string, Metric>>;
  /** What it is compared with, in words; null when there is nothing to compare with. */
  readonly baseline: string | null;
  /** Ours divided by the baseline, by the medians of the same run. */
  readonly ratio: number | null;
}

/** The value below which a share of the values lies (nearest rank). Throws on an empty list. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new Error("nothing was measured");
  return value;
}

/** Median and 95th percentile of measured values, with three significant decimals. */
export function metricOf(values: readonly number[], unit: string): Metric {
  return { p50: round(percentile(values, 0.5)), p95: round(percentile(values, 0.95)), n: values.length, unit };
}

/** Prints the measures for a person, unless `--json` was given, and the report as the last line of stdout. */
export function printReport(report: BenchReport): void {
  if (!process.argv.includes("--json")) {
    for (const [name, { p50, p95, n, unit }] of Object.entries(report.metrics)) {
      console.log(`  ${name}: ${p50} ${unit} (p95 ${p95}, n ${n})`);
    }
    if (report.ratio !== null) console.log(`  ratio to ${report.baseline ?? "nothing"}: ${round(report.ratio)}`);
  }
  const { name, params, metrics, baseline, ratio } = report;
  const electron = process.env["QMC_ELECTRON_VERSION"] ?? null;
  const roundedRatio = ratio === null ? null : round(ratio);
  console.log(
    JSON.stringify({
      name,
      commit: commit(),
      electron,
      machine: machine(),
      params,
      metrics,
      baseline,
      ratio: roundedRatio,
    }),
  );
}

/** The commit that was measured, with "+" when files differ from it. */
export function commit(): string {
  try {
    const git = (...args: string[]): string => execFileSync("git", args, { encoding: "utf8" }).trim();
    return `${git("rev-parse", "--short", "HEAD")}${git("status", "--porcelain", "-uno") === "" ? "" : "+"}`;
  } catch {
    return "unknown";
  }
}

/** The computer, so that figures of two machines are not compared by mistake. */
export function machine(): string {
  const all = cpus();
  const model = all[0]?.model.trim() ?? "unknown processor";
  return `${type()}, ${all.length} x ${model}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
