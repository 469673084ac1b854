import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.mjs";
import { openDisplay } from "./display.mjs";
import { runTypeScript } from "./run.mjs";
import { setUp } from "./setup.mjs";
import { ROOT } from "./setup/places.mjs";
import { runMain, SetupProblem } from "./setup/say.mjs";

const FOLDER = "tests/bench";

/** `npm run bench:NAME`: sets up, then runs tests/bench/NAME.ts or tests/bench/NAME/main.ts. Its last line is the report. */
await runMain(async () => {
  const [name, ...args] = process.argv.slice(2);
  const file = [`${FOLDER}/${name ?? ""}.ts`, `${FOLDER}/${name ?? ""}/main.ts`].find((path) =>
    existsSync(join(ROOT, path)),
  );
  if (name === undefined || file === undefined) {
    throw new SetupProblem(`Usage: npm run bench:NAME [-- --json]. Names: ${benchNames().join(" ")}`);
  }
  const runtime = await setUp();
  const display = await openDisplay();
  const env = { ...process.env, ...display.env, QMC_ELECTRON_VERSION: runtime.version, QMC_BUNDLE: await bundle() };
  const code = await runTypeScript(file, args, env);
  display.stop();
  return code;
});

function benchNames() {
  return readdirSync(join(ROOT, FOLDER), { withFileTypes: true })
    .filter((item) =>
      item.isDirectory() ? existsSync(join(ROOT, FOLDER, item.name, "main.ts")) : item.name.endsWith(".ts"),
    )
    .map((item) => item.name.replace(/\.ts$/, ""))
    .filter((name) => name !== "report");
}
