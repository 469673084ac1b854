import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../setup/places.mjs";
import { runMain } from "../setup/say.mjs";
import { missingOptional, refusedLicences } from "./licences.mjs";

await runMain(async () => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const loose = Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+/.test(version))
    .map(([name, version]) => `${name}: ${version} is not an exact version`);
  const problems = [...refusedLicences(packages), ...missingOptional(packages), ...loose];
  for (const problem of problems) console.error(problem);
  return problems.length === 0 ? 0 : 1;
});
