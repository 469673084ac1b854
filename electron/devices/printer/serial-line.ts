import { execFile } from "node:child_process";
import { fail } from "../../../src/shared/result";
import type { OpenChannel } from "./byte-channel";

/** Sets speed and raw mode of a serial line (stty of coreutils) before it is opened. */
export function serialChannel(path: string, baud: number, open: OpenChannel): OpenChannel {
  return async () => {
    const set = await new Promise<boolean>((resolve) => {
      execFile("stty", ["-F", path, String(baud), "raw", "-echo", "clocal"], { timeout: 2_000 }, (error) => {
        resolve(error === null);
      });
    });
    return set ? open() : fail({ kind: "not-found" });
  };
}
