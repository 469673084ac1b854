import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

/** What a receiver of pages costs at least: POST, hash, write, flush. Prints its port; ends with its parent. */
const folder = process.argv[2] ?? "";
let files = 0;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    void keep(Buffer.concat(chunks)).then((hash) => response.end(hash));
  });
});

async function keep(bytes: Buffer): Promise<string> {
  const hash = createHash("sha256").update(bytes).digest("hex");
  files += 1;
  const file = await open(path.join(folder, String(files)), "w");
  await file.write(bytes);
  await file.datasync();
  await file.close();
  return hash;
}

server.listen(0, "127.0.0.1", () => {
  // A TCP server's address is never a path.
  console.log((server.address() as AddressInfo).port);
});
process.stdin.resume().on("end", () => process.exit());
