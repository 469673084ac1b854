import { z } from "zod";
import { openBox, sealBox } from "../../src/access/sealed-box";
import { ADVICE } from "../../src/capture/quality";
import { concatBytes, decodeUtf8, encodeUtf8 } from "../../src/shared/bytes";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import { currentEpoch, type UnlockedKeys } from "../keys/unlocked-keys";

const cardSchema = z.object({
  idNumber: z.string(),
  oldIdNumber: z.string().nullable(),
  name: z.string(),
  birthDate: z.string(),
  sex: z.enum(["male", "female"]),
  address: z.string(),
  issuedOn: z.string().nullable(),
});
const headSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("card"), card: cardSchema }),
  z.object({
    kind: z.literal("page"),
    mediaType: z.string(),
    width: z.number(),
    height: z.number(),
    dpi: z.number(),
    overruled: z.array(z.enum(ADVICE)),
    /** Bytes of the page; the photo that it was made of follows. Older files have no photo. */
    pageBytes: z.int().nonnegative().optional(),
  }),
]);

type Head = z.output<typeof headSchema>;
/** What a citizen handed in at the kiosk: the fields of a card, or a page that is ready for people and for OCR. */
export type PreparedItem =
  Extract<Head, { kind: "card" }> | (Omit<Extract<Head, { kind: "page" }>, "pageBytes"> & PageBytes);

interface PageBytes {
  readonly bytes: Uint8Array;
  /** The photo as it came. */
  readonly original?: Uint8Array | undefined;
}

/**
 * "QMCPREP1" (8), number of the centre's epoch (4), then a box for that epoch's public key: length of the head (4), head
 * (JSON), bytes of the page, bytes of its photo. The name of the file is authenticated.
 */
const MAGIC = encodeUtf8("QMCPREP1");
const HEAD_BYTES = 12;

/** Anybody who knows the centre's public key can close it; whoever lacks the private one can never open it again. */
export function sealItem(crypto: CryptoSuite, keys: UnlockedKeys, name: string, item: PreparedItem): Uint8Array {
  const { number, publicKey } = currentEpoch(keys);
  const none = new Uint8Array();
  const { bytes, original = none, ...rest } = item.kind === "page" ? item : { ...item, bytes: none, original: none };
  const head = rest.kind === "page" ? { ...rest, pageBytes: bytes.length } : rest;
  const text = encodeUtf8(JSON.stringify(head));
  const plain = concatBytes(uint32(text.length), text, bytes, original);
  return concatBytes(MAGIC, uint32(number), sealBox(crypto, publicKey, plain, encodeUtf8(name)));
}

/** undefined: another file than the one that was closed under this name, or a station without the centre's key. */
export function openItem(
  crypto: CryptoSuite,
  keys: UnlockedKeys,
  name: string,
  sealed: Uint8Array,
): PreparedItem | undefined {
  if (sealed.length < HEAD_BYTES || MAGIC.some((byte, at) => sealed[at] !== byte)) return undefined;
  const number = readUint32(sealed, MAGIC.length);
  const epoch = keys.epochs.find((each) => each.number === number);
  if (epoch?.privateKey == null) return undefined;
  const pair = { publicKey: epoch.publicKey, privateKey: epoch.privateKey };
  const plain = openBox(crypto, pair, sealed.slice(HEAD_BYTES), encodeUtf8(name));
  if (!plain.ok) return undefined;
  const end = 4 + readUint32(plain.value, 0);
  const head = headSchema.safeParse(JSON.parse(decodeUtf8(plain.value.slice(4, end))));
  if (!head.success) return undefined;
  if (head.data.kind === "card") return head.data;
  const { pageBytes = plain.value.length, ...page } = head.data;
  const original = plain.value.slice(end + pageBytes);
  const bytes = plain.value.slice(end, end + pageBytes);
  return original.length === 0 ? { ...page, bytes } : { ...page, bytes, original };
}

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

function readUint32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at);
}
