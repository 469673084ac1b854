import { fail, ok, type Result } from "../shared/result";

/** What an id of a scanner names: an eSCL address, or a device of SANE on this computer. */
export type ScannerPlace =
  { readonly kind: "escl"; readonly address: string } | { readonly kind: "sane"; readonly device: string };

export type AddressFault = { readonly kind: "not-an-address" } | { readonly kind: "not-local" };

/**
 * A typed or found address ("192.168.1.20", "192.168.1.20:8080", "http://may-quet.local/eSCL") as the eSCL root. Only
 * addresses of the office's own network are taken: whoever can type one must not be able to send main into the world.
 */
export function parseEsclAddress(typed: string): Result<string, AddressFault> {
  const match = /^(?:http:\/\/)?([\w.-]+)(?::(\d{1,5}))?(\/[\w./-]*)?$/.exec(typed.trim());
  if (match === null) return fail({ kind: "not-an-address" });
  const [, host = "", port, path = "/"] = match;
  if (!/^[\d.]+$/.test(host) && !host.includes(".")) return fail({ kind: "not-an-address" });
  if (!isLocal(host)) return fail({ kind: /^[\d.]+$/.test(host) && !isIpv4(host) ? "not-an-address" : "not-local" });
  const root = path.replace(/\/+$/, "");
  return ok(`http://${host}${port === undefined ? "" : `:${port}`}${root === "" ? "/eSCL" : root}`);
}

export function scannerId(place: ScannerPlace): string {
  return place.kind === "escl" ? `escl:${place.address}` : `sane:${place.device}`;
}

/** undefined for what no id of ours looks like. */
export function findScannerPlace(id: string): ScannerPlace | undefined {
  if (id.startsWith("escl:")) {
    const address = parseEsclAddress(id.slice(5));
    return address.ok ? { kind: "escl", address: address.value } : undefined;
  }
  // A device name never begins with a dash, so that it cannot become an option of a program.
  const device = /^sane:([\w.][\w.:/=@,-]*)$/.exec(id)?.[1];
  return device === undefined ? undefined : { kind: "sane", device };
}

function isIpv4(host: string): boolean {
  const parts = host.split(".");
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
}

/** Private, link-local and loopback (RFC 1918, 3927), or a name of mDNS. */
function isLocal(host: string): boolean {
  if (host.toLowerCase().endsWith(".local")) return true;
  if (!isIpv4(host)) return false;
  const [a = 0, b = 0] = host.split(".").map(Number);
  return (
    a === 10 || a === 127 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168) || (a === 169 && b === 254)
  );
}
