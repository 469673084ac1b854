import { randomBytes } from "node:crypto";

export interface PageHeaders {
  readonly nonce: string;
  readonly headers: Readonly<Record<string, string>>;
}

const COMMON = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "no-store",
} as const;

function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    // Official papers are looked at before they are given out; they have no script.
    "frame-src 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; ");
}

/** Headers of every answer of `app://station`; the nonce is for the style sheets that components add. */
export function pageHeaders(): PageHeaders {
  const nonce = randomBytes(16).toString("base64");
  return { nonce, headers: { ...COMMON, "Content-Security-Policy": policy(nonce) } };
}
