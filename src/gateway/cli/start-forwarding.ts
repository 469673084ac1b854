import { readFile } from "node:fs/promises";
import { z } from "zod";
import { forwardDue } from "../forwarding/forward-due";
import { createHttpSystem, systemSettings } from "../forwarding/http-system";
import { pageAddress } from "../forwarding/page-addresses";
import type { GatewayParts } from "../parts";

const EVERY_MS = 5_000;

const settingsFile = systemSettings.extend({ publicBase: z.url() });

/** Sends to the provincial system for as long as the gateway runs; the settings file holds its password. */
export async function startForwarding(parts: GatewayParts, file: string): Promise<{ stop(): Promise<void> }> {
  const settings = settingsFile.parse(JSON.parse(await readFile(file, "utf8")));
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
