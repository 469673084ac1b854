import { sealBox } from "../../../src/access/sealed-box";
import { wrapContext } from "../../../src/access/key-slot";
import type { PageRef } from "../../../src/dossier/body-parts";
import type { SigningIdentity } from "../../../src/journal/ports";
import type { DossierId, KeyId, StationId } from "../../../src/shared/brand";
import { encodeUtf8, toHex } from "../../../src/shared/bytes";
import type { Disk } from "../../../src/shared/disk";
import type { Journal } from "../../../electron/journal/journal";
import { expectOk, fail, ok } from "../../../src/shared/result";
import { NOT_METERED, type ByteBudget } from "../../../src/sync/byte-budget";
import { readWholeFile, replaceWholeFile } from "../../../electron/disk/whole-file";
import { openProvinceLink, type ProvinceLink } from "../../../electron/sync/province-link";
import { ensureFolder } from "../../../electron/keys/disk-steps";
import { readPageFile } from "../../../electron/sync/sealed-pages";
import { pageFolder, pagePath, type PageId } from "../../../electron/vault/page-place";
import { createVault } from "../../../electron/vault/vault";
import type { LinkParts, Transport, WireReply, WireRequest } from "../../../electron/sync/ports";
import { namePage, sealPage } from "../../../electron/vault/page-file";
import { aPaper, commandId, dossierId } from "../../fakes/build-intake";
import { createDerivedKeySealer } from "../../fakes/derived-key-sealer";
import { createFixedClock, type FixedClock } from "../../fakes/fixed-clock";
import type { TestProvince } from "./test-province";
import { createSeededIds } from "../../fakes/seeded-ids";
import { createSimulatedDisk, type SimulatedDisk } from "../../fakes/simulated-disk";
import {
  accept,
  KIT_AGENCY,
  KIT_KEY,
  kitCrypto,
  kitIdentity,
  openStationKit,
  type StationKit,
} from "../../fakes/station-kit";

/** The usual ones, in minutes. */
export const PURGE_RULES = { finishedMs: 60_000, betweenProofsMs: 60_000 };

const NAME_KEY = new Uint8Array(32).fill(3);

/** What happens to a request on the line: the gateway's answer, another one, or none. */
export type Line = (request: WireRequest, pass: () => Promise<WireReply>) => Promise<WireReply>;

export interface TestStation {
  readonly kit: StationKit;
  readonly link: ProvinceLink;
  readonly disk: SimulatedDisk;
  /** As this process sees it. */
  readonly booted: Disk;
  readonly clock: FixedClock;
  readonly pages: Map<string, Uint8Array>;
  /** Accepts a dossier with pages of that many bytes each. */
  accept(number: number, pageSizes?: readonly number[]): Promise<DossierId>;
  /** From now on; undefined: everything passes. */
  line(line: Line | undefined): void;
  /** As the process that starts again on this disk, after its power went. */
  rebooted(): Promise<TestStation>;
  enrol(): Promise<void>;
  /** Sessions until the province has nothing more under way; throws on a failure. */
  drain(): Promise<void>;
}

export interface StationWishes {
  readonly identity?: SigningIdentity;
  readonly disk?: SimulatedDisk;
  readonly pages?: Map<string, Uint8Array>;
  /** Page files lie in a vault on its disk, and `pages` only remembers them. */
  readonly onDisk?: boolean;
  readonly seed?: number;
  readonly budget?: ByteBudget;
  readonly takeReference?: LinkParts["takeReference"];
  /** Numbers come from the province, not from the station itself. */
  readonly provinceNumbers?: boolean;
  /** Stands between the station and its journal. */
  readonly journal?: (journal: Journal) => Journal;
}

const sealer = createDerivedKeySealer(kitCrypto);

export async function aSyncStation(province: TestProvince, wishes: StationWishes = {}): Promise<TestStation> {
  const disk = wishes.disk ?? createSimulatedDisk(wishes.seed ?? 1);
  return openOn(province, disk.boot(), disk, wishes);
}

async function openOn(
  province: TestProvince,
  booted: Disk,
  disk: SimulatedDisk,
  wishes: StationWishes,
): Promise<TestStation> {
  const clock = createFixedClock(province.clock.now);
  const pages = wishes.pages ?? new Map<string, Uint8Array>();
  const identity = wishes.identity ?? kitIdentity;
  const ids = createSeededIds((wishes.seed ?? 1) + 7 * pages.size + (province.clock.now % 1000));
  const refs = new Map<DossierId, PageRef[]>();
  const kit = await openStationKit(booted, {
    clock,
    ids,
    sealer,
    identity,
    granted: wishes.provinceNumbers !== true,
    ...(wishes.journal === undefined ? {} : { journal: wishes.journal }),
    parts: {
      pages: { describe: (id) => Promise.resolve(new Map((refs.get(id) ?? []).map((ref) => [ref.page, ref]))) },
    },
  });
  const vault = createVault({ disk: booted, crypto: kitCrypto, sealer, nameKey: NAME_KEY });
  let line: Line | undefined;
  const pass = (request: WireRequest): Promise<WireReply> => {
    province.clock.now += 1;
    return province.handle(request);
  };
  const transport: Transport = {
    send: (request) => (line === undefined ? pass(request) : line(request, () => pass(request))),
  };
  const link = await openProvinceLink({
    ...{ disk: booted, crypto: kitCrypto, clock, ids, transport, identity, sealer },
    breather: { breathe: () => Promise.resolve() },
    stationKey: KIT_KEY,
    journal: kit.journal,
    runtime: kit.runtime,
    forProvince: (keys) => Promise.resolve(ok(keys.map((key) => ({ key, box: boxOf(province.box, key) })))),
    setProvinceKey: (key) => {
      province.box = key;
      return Promise.resolve(ok());
    },
    readPageFile: (page) => {
      if (wishes.onDisk === true) return readPageFile(booted, page);
      const file = pages.get(page);
      return Promise.resolve(file === undefined ? fail({ kind: "missing" }) : ok(file));
    },
    takeReference: (what, file, bytes) => {
      const taken = wishes.takeReference?.(what, file, bytes);
      return taken ?? Promise.resolve({ kind: "taken", from: "2026-12-01" });
    },
    budget: () => wishes.budget ?? NOT_METERED,
    purge: {
      rules: () => PURGE_RULES,
      isInHand: () => Promise.resolve(false),
      removePages: async (gone) => {
        if (wishes.onDisk === true) return (await vault.remove(gone)).ok;
        for (const page of gone) pages.delete(page);
        return true;
      },
    },
    name: "Quầy 1",
    program: "test",
  });
  return {
    kit,
    link,
    disk,
    booted,
    clock,
    pages,
    async accept(number, pageSizes = []) {
      const id = dossierId(number);
      const made = pageSizes.map((size) => aSealedPage(id as string as KeyId, size));
      for (const { ref, file } of made) {
        pages.set(ref.page, file);
        if (wishes.onDisk !== true) continue;
        // The form was just made.
        const [folder, path] = [pageFolder(ref.page as PageId), pagePath(ref.page as PageId)];
        expectOk(await ensureFolder(booted, folder));
        expectOk(await replaceWholeFile(booted, path, file));
      }
      refs.set(
        id,
        made.map(({ ref }) => ref),
      );
      const paper = aPaper({ pages: made.map(({ ref }) => ref.page), how: made.length > 0 ? "pages" : "seen" });
      await accept(kit.runtime, {
        commandId: commandId(number),
        draftId: id,
        papers: [paper, aPaper({ id: "ban-sao", name: "Bản sao" })],
      });
      return id;
    },
    line: (next) => {
      line = next;
    },
    rebooted: () => {
      disk.crash("power");
      return openOn(province, disk.boot(), disk, { ...wishes, pages, disk });
    },
    async enrol() {
      const code = await province.gateway().createCode(KIT_AGENCY, "Trung tâm mẫu");
      expectOk(
        await link.enrol({ address: "https://gateway.example", code, keepOwnNumbers: wishes.provinceNumbers !== true }),
      );
    },
    async drain() {
      for (let round = 0; round < 8; round += 1) {
        const end = expectOk(await link.session());
        await province.gateway().settled();
        if (!end.again) return;
      }
      throw new Error("the province never comes to an end");
    },
  };
}

/** A computer's disk as another computer may get it. */
export async function cloneDisk(station: Pick<TestStation, "booted">, seed: number): Promise<SimulatedDisk> {
  const clone = createSimulatedDisk(seed);
  await copyFolder(station.booted, clone.boot(), "");
  return clone;
}

async function copyFolder(from: Disk, to: Disk, folder: string): Promise<void> {
  for (const name of expectOk(await from.list(folder))) {
    const path = folder === "" ? name : `${folder}/${name}`;
    const inside = await from.list(path);
    if (inside.ok) {
      expectOk(await to.makeDirectory(path));
      await copyFolder(from, to, path);
      expectOk(await to.flushDirectory(folder));
    } else expectOk(await replaceWholeFile(to, path, expectOk(await readWholeFile(from, path))));
  }
}

export function anIdentity(digit: string): SigningIdentity {
  // 32 digits in hex are what the brand promises.
  return { station: digit.repeat(32) as StationId, ...kitCrypto.createSigningPair() };
}

/** As derived-key-sealer.ts has it. */
export function kitKeyOf(key: KeyId): Uint8Array {
  return kitCrypto.sha256(encodeUtf8(`test key ${key}`));
}

function boxOf(boxKey: Uint8Array, key: KeyId): Uint8Array {
  return sealBox(kitCrypto, boxKey, kitKeyOf(key), wrapContext("province", key));
}

function aSealedPage(key: KeyId, size: number): { readonly ref: PageRef; readonly file: Uint8Array } {
  const bytes = kitCrypto.randomBytes(size);
  const hash = kitCrypto.sha256(bytes);
  const page = namePage(kitCrypto, NAME_KEY, key, hash);
  const file = expectOk(sealPage(sealer, page, key, { bytes, mediaType: "image/jpeg" }));
  const sha256 = toHex(hash) as PageRef["sha256"];
  return { ref: { page, sha256, size, mediaType: "image/jpeg", overruled: [] }, file };
}
