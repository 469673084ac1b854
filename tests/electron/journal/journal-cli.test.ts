import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createNodeDisk } from "../../../electron/disk/node-disk";
import { stretchWithArgon2 } from "../../../electron/keys/argon2";
import { openKeyRing, type KeyRing } from "../../../electron/keys/key-ring";
import { createNodeCrypto } from "../../../electron/keys/node-crypto";
import { createStationSecrets } from "../../../electron/keys/station-secrets";
import type { JournalArguments } from "../../../electron/journal/cli/arguments";
import { runJournalCommand, type JournalReport } from "../../../electron/journal/cli/journal-command";
import { openJournal } from "../../../electron/journal/open-journal";
import { createRandomIds } from "../../../electron/station/random-ids";
import { createVault } from "../../../electron/vault/vault";
import type { KeyId } from "../../../src/shared/brand";
import { encodeUtf8 } from "../../../src/shared/bytes";
import { expectOk } from "../../../src/shared/result";
import { aDraft, MORNING, STATION } from "./journal-kit";

const ROOT = new URL("../../..", import.meta.url).pathname;
const SEGMENT = "000001/0000000001-202611.qmj";
const PASSPHRASE = "bốn con trâu ăn cỏ";

let profile: string;
let passphraseFile: string;
let ring: KeyRing;
let dossierKey: KeyId;
let page: string;

beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), "journal-cli-"));
  passphraseFile = join(profile, "passphrase.txt");
  await writeFile(passphraseFile, `${PASSPHRASE}\n`);
  await fillProfile();
});

afterEach(async () => {
  await ring.close();
  await rm(profile, { recursive: true });
});

async function fillProfile(): Promise<void> {
  const disk = createNodeDisk(profile);
  const crypto = createNodeCrypto();
  const stretch = { memoryKiB: 1024, passes: 1, lanes: 1 };
  const wish = { station: STATION, opens: "centre" as const, passphrase: PASSPHRASE, stretch };
  const { secrets } = expectOk(await createStationSecrets(disk, { crypto, stretch: stretchWithArgon2 }, wish));
  ring = expectOk(await openKeyRing({ disk, crypto, ids: createRandomIds(), keys: () => secrets.keys() }));
  const [own, stationKey] = expectOk(await ring.create(2));
  if (own === undefined || stationKey === undefined) throw new Error("two keys were made");
  dossierKey = own;
  const vault = createVault({ disk, crypto, sealer: ring, nameKey: secrets.keys().vaultName, minimumFreeBytes: 0 });
  const stored = expectOk(await vault.put(own, encodeUtf8("a page"), "image/png"));
  page = stored.page;
  const identity = { station: STATION, ...secrets.keys().signing };
  const options = { disk, crypto, identity, sealer: ring, stationKey, witnesses: [] };
  const journal = expectOk(await openJournal(options));
  const body = { name: "Nguyễn Thị Thử", papers: [{ pages: [{ ...stored }] }] };
  expectOk(await journal.append([aDraft(1, { key: own, body })], MORNING));
  expectOk(await journal.append([aDraft(2, { key: own }), aDraft(3, { key: own })], MORNING));
  expectOk(await journal.append([aDraft(4, { key: stationKey })], MORNING));
  expectOk(await journal.writeCheckpoint(journal.head(), [encodeUtf8("state")], MORNING));
  await journal.close();
}

function wish(changes: Partial<JournalArguments> = {}): JournalArguments {
  const none = { passphraseFile: null, recoveryFile: null, out: null, witnesses: [] };
  return { command: "verify", profile, json: true, ...none, ...changes };
}

async function run(changes: Partial<JournalArguments> = {}): Promise<{ report: JournalReport; lines: string[] }> {
  const lines: string[] = [];
  const report = expectOk(
    await runJournalCommand(wish(changes), (line) => {
      lines.push(line);
    }),
  );
  return { report, lines };
}

async function flip(path: string, at: number): Promise<void> {
  const bytes = await readFile(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

test("a sound profile is found sound without keys, and with them its bodies and pages are opened", async () => {
  const { report } = await run();
  expect(report).toMatchObject({ sound: true, entries: 4, segments: 1, damages: [], content: null });
  expect(report.heads).toMatchObject([{ incarnation: 1, sequence: 4 }]);
  const opened = await run({ passphraseFile });
  expect(opened.report).toMatchObject({ sound: true, content: { bodies: 4, pages: 1, gone: 0, closed: 0 } });
});

test("looking at a profile changes no file in it", async () => {
  const before = await filesOf(profile);
  await run({ command: "export", passphraseFile });
  expect(await filesOf(profile)).toEqual(before);
});

test("without keys nothing that an entry says is shown, with them it is", async () => {
  const closed = (await run({ command: "list" })).lines;
  expect(closed).toHaveLength(4);
  expect(closed.join("\n")).not.toContain("Nguyễn");
  const opened = (await run({ command: "export", passphraseFile })).lines;
  expect(JSON.parse(opened[0] ?? "")).toMatchObject({ segment: SEGMENT, body: { name: "Nguyễn Thị Thử" } });
});

test("damage of the journal, of a page and of a body is reported with its place", async () => {
  const offset = JSON.parse((await run({ command: "list" })).lines[1] ?? "") as { offset: number }; // our own output
  await flip(join(profile, "journal", SEGMENT), offset.offset + 100);
  const place = { segment: SEGMENT, offset: offset.offset, sequence: 2 };
  expect((await run()).report).toMatchObject({ sound: false, damages: [{ kind: "unreadable", ...place }] });

  await flip(join(profile, "vault", page.slice(0, 2), page), 60);
  const { report } = await run({ passphraseFile });
  expect(report.damages).toContainEqual(expect.objectContaining({ kind: "page-damaged", sequence: 1, page }));
});

test("a page that is gone and a body whose key was destroyed are told apart", async () => {
  await rm(join(profile, "vault", page.slice(0, 2), page));
  expect((await run({ passphraseFile })).report.damages).toMatchObject([{ kind: "page-missing", page, sequence: 1 }]);
  expectOk(await ring.destroy([dossierKey]));
  expect((await run({ passphraseFile })).report).toMatchObject({ sound: true, content: { gone: 3, pages: 0 } });
});

test("a tail that was cut off is told by the checkpoint and by the head on a slip", async () => {
  const head = (await run()).report.heads[0];
  const list = (await run({ command: "list" })).lines;
  const last = JSON.parse(list[3] ?? "") as { offset: number }; // our own output
  const path = join(profile, "journal", SEGMENT);
  await writeFile(path, (await readFile(path)).subarray(0, last.offset));
  const { report } = await run({ witnesses: head ? [head] : [] });
  expect(report.damages.map(({ kind, sequence }) => [kind, sequence])).toEqual([
    ["witness", 4],
    ["witness", 4],
  ]);
});

test(
  "the program ends with 3 on damage, 0 when sound, 2 on wrong use and 1 with a wrong passphrase",
  { timeout: 60_000 },
  async () => {
    // prettier-ignore
    expect(spawnCli("verify", "--profile", profile, "--json")).toMatchObject({ status: 0, last: { sound: true } });
    await writeFile(passphraseFile, "something else");
    expect(spawnCli("verify", "--profile", profile, "--passphrase-file", passphraseFile, "--json").status).toBe(1);
    expect(spawnCli("verify", "--json").status).toBe(2);
    await flip(join(profile, "journal", SEGMENT), 500);
    const damaged = spawnCli("verify", "--profile", profile, "--json");
    expect(damaged).toMatchObject({ status: 3, last: { sound: false } });
    expect(damaged.last).toHaveProperty("damages.0.segment", SEGMENT);
  },
);

function spawnCli(...words: readonly string[]): { readonly status: number | null; readonly last: unknown } {
  const program = [join(ROOT, "node_modules/tsx/dist/cli.mjs"), join(ROOT, "electron/journal/cli/main.ts"), ...words];
  const { status, stdout } = spawnSync(process.execPath, program, { encoding: "utf8" });
  const last = stdout.trim().split("\n").at(-1) ?? "";
  return { status, last: last.startsWith("{") ? (JSON.parse(last) as unknown) : last };
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  const described = names.map(async (name) => {
    const { size, mtimeMs } = await stat(join(folder, name));
    return `${name} ${size} ${mtimeMs}`;
  });
  return (await Promise.all(described)).sort();
}
