import { readFileSync, rmSync } from "node:fs";
import { flipFuses, FuseV1Options, FuseVersion } from "@electron/fuses";
import { readFuses } from "../setup/fuses.mjs";

/** What the shipped program must not do: be a Node, take Node's options or a debugger, load code from outside its archive. */
export const SHIPPED_FUSES = /** @type {const} */ ({
  runAsNode: false,
  nodeOptions: false,
  nodeCliInspect: false,
  onlyLoadAppFromAsar: true,
  fileProtocolPrivileges: false,
});

/** @param {string} executable @param {string} resources the folder with app.asar */
export async function closeFuses(executable, resources) {
  // Electron's own start page, which would run what the command line names.
  rmSync(`${resources}/default_app.asar`, { force: true });
  await flipFuses(executable, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: process.platform === "darwin",
    [FuseV1Options.RunAsNode]: SHIPPED_FUSES.runAsNode,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: SHIPPED_FUSES.nodeOptions,
    [FuseV1Options.EnableNodeCliInspectArguments]: SHIPPED_FUSES.nodeCliInspect,
    [FuseV1Options.OnlyLoadAppFromAsar]: SHIPPED_FUSES.onlyLoadAppFromAsar,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: SHIPPED_FUSES.fileProtocolPrivileges,
  });
}

/** Reads the fuses back from the file, with other code than what set them. @param {string} executable */
export function assertFuses(executable) {
  const state = readFuses(readFileSync(executable));
  const wrong = Object.entries(SHIPPED_FUSES).filter(([name, wanted]) => Reflect.get(state, name) !== wanted);
  if (wrong.length > 0) throw new Error(`fuses are not as they must be: ${wrong.map(([name]) => name).join(", ")}`);
}
