import { z } from "zod";
import type { Head } from "../../src/journal/entry";
import { decodeUtf8, encodeUtf8 } from "../../src/shared/bytes";
import type { Disk } from "../../src/shared/disk";
import { NOTHING_SPENT } from "../../src/sync/byte-budget";
import { agencyCode, bytes32, count, epoch, head, position } from "../../src/sync/parts";
import { readWholeFile, replaceWholeFile } from "../disk/whole-file";
import type { LinkParts } from "./ports";

const FOLDER = "sync";
const FILE = `${FOLDER}/province`;
const CONTEXT = encodeUtf8("province memory 1");

const shape = z.object({
  /** null in the training centre, whose gateway gets another port at each start. */
  address: z.string().max(300).nullable(),
  agency: agencyCode,
  province: z.string().max(200),
  boxKey: bytes32,
  signingKey: bytes32,
  epoch: epoch.nullable(),
  /** The province's signed word on what it holds, for it; and the head that it names. */
  receipt: z.string().max(4096).nullable(),
  held: head.nullable(),
  /** By incarnation: entries up to here are at the province. */
  upTo: z.array(z.tuple([position, count])),
  /** The journal could not take a doubt about what is complete at the province. */
  isDoubtOwed: z.boolean().default(false),
  spent: z.object({
    day: z.number(),
    bytes: count,
    month: z.string().default(NOTHING_SPENT.month),
    monthBytes: count.default(0),
  }),
  /** The province's signed word that it enrolled this station, for a gateway that forgets it. */
  grant: z.string().max(4096).nullable().default(null),
  /** Uploads of large pages that were begun: SHA-256 of the file, and where the gateway goes on with it. */
  uploads: z.array(z.tuple([z.string(), z.string()])).default([]),
});

/** What the station remembers of its province between sessions; all of it can be asked again. */
export type ProvinceMemory = z.output<typeof shape>;

type MemoryParts = Pick<LinkParts, "disk" | "sealer" | "stationKey">;

/** undefined: this station was never enrolled, or the file cannot be read; then it is enrolled again. */
export async function readProvinceMemory({
  disk,
  sealer,
  stationKey,
}: MemoryParts): Promise<ProvinceMemory | undefined> {
  const sealed = await readWholeFile(disk, FILE);
  const plain = sealed.ok ? sealer.open(stationKey, sealed.value, CONTEXT) : sealed;
  if (!plain.ok) return undefined;
  return shape.safeParse(JSON.parse(decodeUtf8(plain.value))).data;
}

/** Whole or not at all; one that could not be written costs a question, nothing else. */
export async function writeProvinceMemory(parts: MemoryParts, memory: ProvinceMemory): Promise<boolean> {
  const sealed = parts.sealer.seal(parts.stationKey, encodeUtf8(JSON.stringify(memory)), CONTEXT);
  return sealed.ok && writeInto(parts.disk, FILE, sealed.value);
}

/** A file in the folder of this part, which is made when it is needed. */
export async function writeInto(disk: Disk, file: string, bytes: Uint8Array): Promise<boolean> {
  const made = await disk.makeDirectory(FOLDER);
  const rooted = made.ok ? await disk.flushDirectory("") : made;
  return rooted.ok && (await replaceWholeFile(disk, file, bytes)).ok;
}

/** The head that the province confirmed last, as a list of no head or one: a journal that lacks it has lost its end. */
export async function readProvinceWitness(parts: MemoryParts): Promise<readonly Head[]> {
  const memory = await readProvinceMemory(parts);
  return memory?.held == null ? [] : [memory.held];
}
