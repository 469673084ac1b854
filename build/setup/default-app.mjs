// Packed as resources/default_app.asar into the development runtime: starts the application that the command line names, as
// Electron's own default application does. It must be an ES module that awaits the import: Electron waits for it before
// "ready", and registerSchemesAsPrivileged is refused after "ready".
import { app } from "electron";
import { readFileSync } from "node:fs";
import { Module } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const { file, modules } = readCommandLine(process.argv.slice(1));
// @ts-expect-error Electron's own default application uses the same internal of Node
if (modules.length > 0) Module._preloadModules(modules);

if (file === undefined) {
  process.stderr.write("This Electron runtime starts the application it is given: electron FOLDER\n");
  app.exit(1);
} else {
  try {
    await startApplication(resolve(file));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? String(error.stack) : String(error)}\n`);
    app.exit(1);
  }
}

async function startApplication(path) {
  // @ts-expect-error what Electron's own default application sets
  process.defaultApp = true;
  let entry = path;
  if (!/\.[cm]?js$/.test(path)) {
    const description = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
    app.setName(description.productName ?? description.name);
    // @ts-expect-error not in Electron's types
    app.setVersion(description.version);
    // @ts-expect-error not in Electron's types
    app.setAppPath(path);
    entry = join(path, description.main);
  }
  await import(pathToFileURL(entry).href);
}

function readCommandLine(args) {
  const found = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index];
    if (arg === "-r" || arg === "--require") found.push(args[(index += 1)]);
    else if (!arg.startsWith("-")) return { file: arg, modules: found };
  }
  return { file: undefined, modules: found };
}
