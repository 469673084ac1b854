import { readFile } from "node:fs/promises";
import path from "node:path";
import { protocol, type Session } from "electron";
import { pageHeaders } from "./content-policy";

export const SCHEME = "app";
export const ORIGIN = `${SCHEME}://station`;

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".opus": "audio/ogg",
  ".gz": "application/gzip",
};

/** Answers a path that is no file of the bundle, such as a page of the vault; undefined when it is not its own. */
export type Answerer = (pathname: string) => Promise<Response> | undefined;

export interface ServedFiles {
  readonly rendererFolder: string;
  /** Paths inside the folder that this session may load, with "/". */
  readonly files: ReadonlySet<string>;
  readonly answerers: readonly Answerer[];
}

/** Must run before the application is ready. */
export function registerStationScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

function notFound(): Response {
  return new Response("not found", { status: 404, headers: { "Content-Type": "text/plain" } });
}

/** Answers `prefix` with the files of a folder that lie directly in it. */
export function serveFolder(prefix: string, folder: string): Answerer {
  return (pathname) => {
    if (!pathname.startsWith(prefix)) return undefined;
    const name = decodeURIComponent(pathname.slice(prefix.length));
    return /^[\w-][\w.-]*$/.test(name) ? serveFile(folder, name).catch(notFound) : Promise.resolve(notFound());
  };
}

function fileOf(pathname: string): string {
  const clean = decodeURIComponent(pathname).replace(/^\/+/, "");
  return clean.endsWith("/") ? `${clean}index.html` : clean;
}

async function serveFile(folder: string, file: string): Promise<Response> {
  const extension = path.extname(file);
  const { nonce, headers } = pageHeaders();
  const bytes = await readFile(path.join(folder, ...file.split("/")));
  const body = extension === ".html" ? bytes.toString("utf8").replaceAll("__STYLE_NONCE__", nonce) : bytes;
  return new Response(body, {
    headers: { ...headers, "Content-Type": TYPES[extension] ?? "application/octet-stream" },
  });
}

/** Gives a session its own `app://station`: the listed files and answers, and nothing else of the disk. */
export function serveStation(session: Session, served: ServedFiles): void {
  session.protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url);
    if (url.host !== "station" || request.method !== "GET") return notFound();
    for (const answerer of served.answerers) {
      const answered = answerer(url.pathname);
      if (answered !== undefined) return answered;
    }
    const file = fileOf(url.pathname);
    return served.files.has(file) ? serveFile(served.rendererFolder, file) : notFound();
  });
}
