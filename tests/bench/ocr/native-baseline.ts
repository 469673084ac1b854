import { spawnSync } from "node:child_process";

export interface NativeBaseline {
  readonly program: string;
  readonly secondsPerPage: number;
  readonly pages: number;
}

/** Native tesseract with one thread on a few of the same prepared pages; null where it or its Vietnamese is not installed. */
export function measureNative(images: readonly string[]): NativeBaseline | null {
  const languages = spawnSync("tesseract", ["--list-langs"], { encoding: "utf8" });
  if (languages.status !== 0 || !/^vie$/m.test(languages.stdout + languages.stderr)) return null;
  const started = performance.now();
  for (const image of images) {
    spawnSync("tesseract", [image, "-", "-l", "vie", "--dpi", "300"], {
      env: { ...process.env, OMP_THREAD_LIMIT: "1" },
    });
  }
  const seconds = (performance.now() - started) / 1000;
  const version = spawnSync("tesseract", ["--version"], { encoding: "utf8" });
  const program = (version.stdout || version.stderr).split("\n")[0] ?? "tesseract";
  return images.length === 0 ? null : { program, secondsPerPage: round(seconds / images.length), pages: images.length };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
