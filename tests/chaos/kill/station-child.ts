import { readFileSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseUnlockedKeys } from "../../../electron/keys/unlocked-keys";
import type { KeyId } from "../../../src/shared/brand";
import { anAcceptCommand, anActor, aPaper } from "../../fakes/build-intake";
import type { Order, Reply } from "./orders";
import { openRealStation } from "./open-real-station";

/*
 * The process that is killed: takes orders as lines on stdin, and says on stdout what a window would be told, as soon as
 * it would be told. Arguments: folder of the profile, file with the secrets, id of the station key or "-".
 */
const [folder = "", secretsFile = "", key = "-"] = process.argv.slice(2);
const secrets = parseUnlockedKeys(readFileSync(secretsFile));
if (secrets === undefined) throw new Error("no secrets");
// The parent hands back what this program printed.
const station = await openRealStation(folder, secrets, key === "-" ? undefined : (key as KeyId));
say({ kind: "ready", stationKey: station.stationKey, entries: station.runtime.load.entriesRead });

// Straight to the descriptor: what was said must not lie in a buffer that dies with the process.
function say(reply: Reply): void {
  writeSync(1, `${JSON.stringify(reply)}\n`);
}

for await (const line of createInterface({ input: process.stdin })) {
  // The parent is our own program.
  void obey(JSON.parse(line) as Order);
}
await station.runtime.close();
await station.journal.close();

async function obey({ command, draft, pages }: Order): Promise<void> {
  const names: string[] = [];
  for (let page = 0; page < pages; page += 1) {
    names.push((await station.putPage(draft, pageBytes(draft, page))).page);
  }
  const papers = [
    aPaper({ how: pages > 0 ? "pages" : "seen", pages: names }),
    aPaper({ id: "ban-sao", name: "Bản sao" }),
  ];
  const accept = anAcceptCommand({ commandId: command, draftId: draft, papers });
  const answer = await station.runtime.run(accept, anActor);
  say(
    answer.ok
      ? { kind: "accepted", answer: answer.value, command }
      : { kind: "refused", fault: answer.fault.kind, command },
  );
}

function pageBytes(draft: string, page: number): Uint8Array {
  return new Uint8Array(20_000).fill(Number.parseInt(draft.slice(0, 2), 16) ^ page);
}
