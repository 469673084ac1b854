import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { parsePin } from "../../src/access/pin-rules";
import { ROLES } from "../../src/access/roles";
import { expectOk } from "../../src/shared/result";
import type { OfficerRegister } from "../keys/officer-register";
import { centreSchema, type Centre } from "./station-config";

/** Training data is no secret, so neither is what wraps it; a centre in service has a passphrase of its own. */
export const TRAINING_PASSPHRASE = "trung tam mau - tap huan";

const officersSchema = z.object({
  officers: z.array(
    z.object({ displayName: z.string().min(1), roles: z.array(z.enum(ROLES)).min(1), pin: z.string() }),
  ),
});
export type DemoOfficer = z.output<typeof officersSchema>["officers"][number];

async function readJson(assetsFolder: string, name: string): Promise<unknown> {
  return JSON.parse(await readFile(path.join(assetsFolder, "demo", name), "utf8")) as unknown;
}

/** The training centre that the program carries with it: a commune, officers and citizens that do not exist. */
export async function readDemoCentre(assetsFolder: string): Promise<Centre> {
  return centreSchema.parse(await readJson(assetsFolder, "centre.json"));
}

export async function readDemoOfficers(assetsFolder: string): Promise<readonly DemoOfficer[]> {
  return officersSchema.parse(await readJson(assetsFolder, "officers.json")).officers;
}

/** Puts the demo officers into the register, those who are not there yet. */
export async function enrolDemoOfficers(register: OfficerRegister, officers: readonly DemoOfficer[]): Promise<void> {
  const known = new Set(register.list().map((officer) => officer.displayName));
  for (const { displayName, roles, pin } of officers) {
    if (!known.has(displayName)) await register.add({ displayName, roles }, expectOk(parsePin(pin)));
  }
}
