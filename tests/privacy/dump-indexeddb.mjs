// Runs in Electron: opens the databases of a copied browser folder as the program's own windows would, and writes what is
// in them to stdout, one JSON line a store: {"store": "...", "strings": [...], "bytes": ["base64", ...]}.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { app, BrowserWindow, protocol, session } from "electron";

const folder = process.argv.find((argument) => argument.startsWith("--browser-folder="))?.slice(17) ?? "";
app.setPath("userData", folder);
app.setPath("sessionData", folder);
app.disableHardwareAcceleration();
// The same scheme, so that the origin is the one that wrote.
protocol.registerSchemesAsPrivileged([
  { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
]);

/** @returns {Promise<{store: string, strings: string[], bytes: string[]}[]>} */
async function readAll() {
  /** @param {string} store */
  const collector = (store) => {
    /** @type {string[]} */ const strings = [];
    /** @type {string[]} */ const bytes = [];
    /** @param {Uint8Array} array */
    const addBytes = (array) => {
      let text = "";
      for (let at = 0; at < array.length; at += 8192) text += String.fromCharCode(...array.subarray(at, at + 8192));
      bytes.push(btoa(text));
    };
    /** @param {unknown} value @returns {Promise<void>} */
    const add = async (value) => {
      if (typeof value === "string") strings.push(value);
      else if (typeof value === "number" || typeof value === "bigint") strings.push(String(value));
      else if (value instanceof ArrayBuffer) addBytes(new Uint8Array(value));
      else if (ArrayBuffer.isView(value)) addBytes(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
      else if (value instanceof Blob) addBytes(new Uint8Array(await value.arrayBuffer()));
      else if (value instanceof Map || value instanceof Set) for (const item of value) await add(item);
      else if (Array.isArray(value)) for (const item of value) await add(item);
      else if (typeof value === "object" && value !== null) {
        for (const [name, item] of Object.entries(value)) {
          strings.push(name);
          await add(item);
        }
      }
    };
    return { add, result: () => ({ store, strings, bytes }) };
  };
  /** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
  const answer = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  const results = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await answer(indexedDB.open(name ?? ""));
    for (const storeName of database.objectStoreNames) {
      const store = database.transaction(storeName).objectStore(storeName);
      const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
      const all = collector(`${name}/${storeName}`);
      await all.add([name, storeName, keys, values]);
      results.push(all.result());
    }
    database.close();
  }
  const rest = collector("web storage and caches");
  await rest.add([{ ...localStorage }, { ...sessionStorage }]);
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      await rest.add(request.url);
      await rest.add(await (await cache.match(request))?.blob());
    }
  }
  results.push(rest.result());
  return results;
}

/** @param {import("electron").Session} from */
async function dump(from) {
  from.protocol.handle("app", () => new Response("<!doctype html>", { headers: { "content-type": "text/html" } }));
  const window = new BrowserWindow({ show: false, webPreferences: { session: from, sandbox: true } });
  await window.loadURL("app://station/");
  const stores = await window.webContents.executeJavaScript(`(${String(readAll)})()`);
  for (const store of stores) process.stdout.write(`${JSON.stringify(store)}\n`);
  window.destroy();
}

function partitions() {
  try {
    return readdirSync(join(folder, "Partitions"));
  } catch {
    return [];
  }
}

app.on("window-all-closed", () => undefined);
void app.whenReady().then(async () => {
  try {
    await dump(session.defaultSession);
    for (const name of partitions()) await dump(session.fromPartition(`persist:${name}`));
    app.exit(0);
  } catch (error) {
    process.stderr.write(`${String(error)}\n`);
    app.exit(1);
  }
});
