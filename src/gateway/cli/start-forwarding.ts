import { readFile } from "node:fs/promises";
import { z } from "zod";
import { forwardDue } from "../forwarding/forward-due";
import { createHttpSystem, systemSettings } from "../forwarding/http-system";
import { pageAddress } from "../forwarding/page-addresses";
import type { GatewayParts } from "../parts";

const EVERY_MS = 5_000;

const settingsFile = systemSettings.extend({
  /** Where the provincial system reaches this gateway. */
  publicBase: z.url(),
  /** What it shows when it brings news; null: it brings none. */
  newsToken: z.string().min(32).nullable(),
});
export type ForwardingSettings = z.output<typeof settingsFile>;

/** The file holds passwords: readable by the gateway's account only. */
export async function readForwardingSettings(file: string): Promise<ForwardingSettings> {
  return settingsFile.parse(JSON.parse(await readFile(file, "utf8")));
}

/** Sends to the provincial system for as long as the gateway runs. */
export function startForwarding(parts: GatewayParts, settings: ForwardingSettings): { stop(): Promise<void> } {
  const forwarder = {
    system: createHttpSystem(settings),
    addressOf: (page: string) => pageAddress(parts, settings.publicBase, page),
    random: Math.random,
  };
  let running: Promise<unknown> = Promise.resolve();
  let isIdle = true;
  const timer = setInterval(() => {
    if (!isIdle) return;
    isIdle = false;
    running = forwardDue(parts, forwarder)
      // What was not done is still due: the next round asks again.
      .catch(() => undefined)
      .finally(() => {
        isIdle = true;
      });
  }, EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
