import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createNodeDisk } from "../../../electron/disk/node-disk";
import { createDraftStore } from "../../../electron/drafts/draft-store";
import { openOfficerRegister } from "../../../electron/keys/officer-register";
import { openKeyRing } from "../../../electron/keys/key-ring";
import { unlockStationSecrets } from "../../../electron/keys/station-secrets";
import { openLog } from "../../../electron/logging/log";
import { createVault, type StoredPage } from "../../../electron/vault/vault";
import { parsePin } from "../../../src/access/pin-rules";
import type { DossierId, KeyId } from "../../../src/shared/brand";
import { decodeUtf8, encodeUtf8 } from "../../../src/shared/bytes";
import { expectOk } from "../../../src/shared/result";
import { createFixedClock } from "../../fakes/fixed-clock";
import { createSeededIds } from "../../fakes/seeded-ids";
import { scanProfile } from "../../privacy/scan-profile";
import { aStation, crypto, QUICK_STRETCH, tools } from "../keys/station-keys-helper";

const NAME = "Nguyễn Thị Thử Nghiệm";
const NUMBER = "001099012345";
const PASSPHRASE = "một câu để mở trạm";
// Of the form that the brand promises.
const draft = "ab".repeat(16) as DossierId;

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "qmc-own-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Written {
  readonly recoveryCode: string;
  readonly key: KeyId;
  readonly page: StoredPage;
}

/** A station on the real disk that was told the name in every way in which it can be told. */
async function fillProfile(): Promise<Written> {
  const disk = createNodeDisk(folder);
  const clock = createFixedClock();
  const { secrets, recoveryCode } = await aStation(disk, { passphrase: PASSPHRASE });
  const keys = secrets.keys();
  const ring = expectOk(await openKeyRing({ disk, crypto, ids: createSeededIds(1), keys: () => keys }));
  const [key] = expectOk(await ring.create(1));
  if (key === undefined) throw new Error("no key");
  const vault = createVault({ disk, crypto, sealer: ring, nameKey: keys.vaultName });
  const page = expectOk(await vault.put(key, encodeUtf8(`%PDF- ${NAME} ${NUMBER}`), "application/pdf"));
  const drafts = createDraftStore({ disk, crypto, draftKey: keys.draft });
  expectOk(await drafts.save(draft, encodeUtf8(JSON.stringify({ name: NAME, number: NUMBER, page: page.page }))));
  const options = { disk, tools, clock, ids: createSeededIds(2), registerKey: keys.register, stretch: QUICK_STRETCH };
  const register = expectOk(await openOfficerRegister(options));
  expectOk(await register.add({ displayName: NAME, roles: ["officer"] }, expectOk(parsePin("274918"))));
  const log = openLog(path.join(folder, "logs"), clock);
  log.event("draft.saved", { draft, page: page.page });
  log.bug(new Error(`${NAME} ${NUMBER}`));
  await ring.close();
  return { recoveryCode: recoveryCode ?? "", key, page };
}

test("no store of keys, pages, drafts, officers or logs holds a name, a number, the passphrase or the recovery code", async () => {
  const { recoveryCode } = await fillProfile();
  const words = [NAME, NUMBER, PASSPHRASE, recoveryCode, recoveryCode.replaceAll("-", ""), "274918"];
  const report = await scanProfile([folder], words);
  expect(report.findings).toEqual([]);
  expect(report.notSearched).toEqual([]);
  expect(report.files).toBeGreaterThanOrEqual(6);
});

test("a folder carried to another computer opens there with the recovery code, pages and drafts too", async () => {
  const { recoveryCode, key, page } = await fillProfile();
  const elsewhere = await mkdtemp(path.join(tmpdir(), "qmc-own-"));
  try {
    await cp(folder, elsewhere, { recursive: true });
    const disk = createNodeDisk(elsewhere);
    const secrets = expectOk(await unlockStationSecrets(disk, tools, { kind: "recovery", code: recoveryCode }));
    const keys = secrets.keys();
    const ring = expectOk(await openKeyRing({ disk, crypto, ids: createSeededIds(3), keys: () => keys }));
    const vault = createVault({ disk, crypto, sealer: ring, nameKey: keys.vaultName });
    expect(decodeUtf8(expectOk(await vault.get(key, page)))).toContain(NAME);
    const drafts = createDraftStore({ disk, crypto, draftKey: keys.draft });
    expect(decodeUtf8(expectOk(await drafts.load(draft)))).toContain(page.page);
    await ring.close();
  } finally {
    await rm(elsewhere, { recursive: true, force: true });
  }
});
