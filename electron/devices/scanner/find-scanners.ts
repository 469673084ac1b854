import { Bonjour } from "bonjour-service";
import type { ScannerChoice } from "../../../src/capture/scanner";
import { parseEsclAddress, scannerId } from "../../../src/capture/scanner-address";

/** Devices answer within some hundred milliseconds; a sleeping one takes longer. */
const LISTEN_MS = 2500;

/** Network scanners that say by mDNS that they are there (`_uscan._tcp`, eSCL without TLS). Nothing found is no fault. */
export function findEsclScanners(): Promise<readonly ScannerChoice[]> {
  return new Promise((resolve) => {
    const found = new Map<string, ScannerChoice>();
    // Without a network the socket fails at once: then there is no scanner on it.
    const bonjour = new Bonjour({}, () => undefined);
    const browser = bonjour.find({ type: "uscan" }, (service) => {
      const texts = service.txt as Readonly<Record<string, unknown>>;
      const root = typeof texts["rs"] === "string" ? texts["rs"].replace(/^\/+|\/+$/g, "") : "eSCL";
      for (const host of service.addresses ?? []) {
        const address = parseEsclAddress(`${host}:${service.port}/${root}`);
        if (!address.ok) continue;
        const id = scannerId({ kind: "escl", address: address.value });
        found.set(id, { id, name: service.name });
        break;
      }
    });
    setTimeout(() => {
      browser.stop();
      bonjour.destroy();
      resolve([...found.values()]);
    }, LISTEN_MS);
  });
}
