import { readFile } from "node:fs/promises";
import path from "node:path";
import { pageHeaders } from "../security/content-policy";
import type { Answerer } from "../security/station-protocol";

const PREFIX = "/ocr/";
const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
  ".gz": "application/gzip",
};

/** Serves the programs and data of the recognition window (`assets/ocr` of the bundle) under `app://station/ocr/`. */
export function serveOcrAssets(folder: string): Answerer {
  return (pathname) => {
    if (!pathname.startsWith(PREFIX)) return undefined;
    const parts = decodeURIComponent(pathname.slice(PREFIX.length)).split("/");
    return parts.some((part) => !/^[\w.-]+$/.test(part) || part.startsWith(".")) ? notFound() : serve(folder, parts);
  };
}

async function serve(folder: string, parts: readonly string[]): Promise<Response> {
  try {
    const bytes = await readFile(path.join(folder, ...parts));
    const type = TYPES[path.extname(parts.at(-1) ?? "")] ?? "application/octet-stream";
    return new Response(bytes, { headers: { ...pageHeaders().headers, "Content-Type": type } });
  } catch {
    return notFound();
  }
}

function notFound(): Promise<Response> {
  return Promise.resolve(new Response("not found", { status: 404, headers: { "Content-Type": "text/plain" } }));
}
