import { randomBytes } from "node:crypto";
import { createNodeCrypto } from "../../../electron/keys/node-crypto";
import { sealBox } from "../../../src/access/sealed-box";
import { wrapContext } from "../../../src/access/key-slot";
import { createEntry } from "../../../src/journal/chain";
import { ZERO_HASH, type Entry, type EntryDraft, type Head } from "../../../src/journal/entry";
import type { EntrySealer, SigningIdentity } from "../../../src/journal/ports";
import type { DossierId, Id128, KeyId, StationId } from "../../../src/shared/brand";
import { decodeUtf8, encodeUtf8, fromHex, toHex } from "../../../src/shared/bytes";
import { expectOk, fail, ok } from "../../../src/shared/result";
import type { AcceptedBody } from "../../../src/dossier/entry-bodies";
import type { PlainReply, PlainRequest } from "../../../src/gateway/exchange";
import { toBase64Url } from "../../../src/sync/base64";
import { enrolAnswer, type EnrolAnswer } from "../../../src/sync/enrolment";
import { encodeBatch, pushAnswer, type PushAnswer } from "../../../src/sync/push-entries";
import { signRequest, type SignedRequest } from "../../../src/sync/request-token";
import { formatMetadata } from "../../../src/sync/uploads";
import { aParty, anActor } from "../build-intake";
import { aPage, type TestPage } from "./test-page";

export interface TestDossier {
  readonly id: DossierId;
  readonly key: KeyId;
  readonly code: string;
  readonly pages: readonly TestPage[];
}

const crypto = createNodeCrypto();

/** A station reduced to what the province sees of it: a chain of entries, keys, pages, signed requests. */
export function aStation(firstSend: (request: PlainRequest) => Promise<PlainReply>, clock: { readonly now: number }) {
  let send = firstSend;
  // Random bytes of the right length are what the brand promises.
  const identity: SigningIdentity = { station: id() as StationId, ...crypto.createSigningPair() };
  const keys = new Map<KeyId, Uint8Array>();
  const sealer: EntrySealer = {
    seal: (key, plain, context) => {
      const bytes = keys.get(key);
      return bytes === undefined ? fail({ kind: "no-key", key }) : ok(crypto.seal(bytes, plain, context));
    },
    open: (key, sealed, context) => {
      const bytes = keys.get(key);
      const opened = bytes === undefined ? undefined : crypto.open(bytes, sealed, context);
      return opened?.ok ? opened : fail({ kind: "no-key", key });
    },
  };
  let entries: Entry[] = [];
  let boxKey = new Uint8Array(32);

  const sign = (request: SignedRequest): string => signRequest(crypto, identity, request, clock.now, id() as Id128);
  const signed = (
    method: SignedRequest["method"],
    path: string,
    body: Uint8Array = new Uint8Array(0),
    headers: Readonly<Record<string, string>> = {},
  ): PlainRequest => {
    const authorization = `Bearer ${sign({ method, path, body })}`;
    return { method, path, body, headers: { ...headers, authorization } };
  };
  const call = async (...question: Parameters<typeof signed>): Promise<PlainReply> => send(signed(...question));
  /** The whole page, or its first `length` bytes. */
  const uploadOf = (dossier: DossierId, page: TestPage, length = page.file.length): PlainRequest => {
    const metadata = { dossier, page: page.ref.page, sha256: page.sha256 };
    return signed("POST", "/v1/uploads", page.file.subarray(0, length), {
      "tus-resumable": "1.0.0",
      "upload-length": String(page.file.length),
      "upload-metadata": formatMetadata(metadata, (bytes) => Buffer.from(bytes).toString("base64")),
    });
  };
  const pushOf = (batch: readonly Entry[], hole = false): PlainRequest =>
    signed("POST", `/v1/entries${hole ? "?hole=1" : ""}`, encodeBatch(batch));
  const ask = async (path: string, question: unknown): Promise<unknown> =>
    jsonOf(await call("POST", path, encodeUtf8(JSON.stringify(question))));

  return {
    identity,
    crypto,
    keys,
    sealer,
    call,
    ask,
    sign,
    /** Signed requests that are sent later, within the minute for which they are valid. */
    uploadOf,
    pushOf,
    entries: (): readonly Entry[] => entries,
    head: (): Head | undefined => headOf(entries.at(-1)),

    /** From now on. */
    speakTo(other: (request: PlainRequest) => Promise<PlainReply>) {
      send = other;
    },

    /** The journal as it was or as another machine has it. */
    take(others: readonly Entry[]) {
      entries = [...others];
    },

    async enrol(code: string, name = "Quầy 1"): Promise<EnrolAnswer> {
      const question = {
        protocol: 1,
        code,
        station: identity.station,
        publicKey: toHex(identity.publicKey),
        incarnation: 1,
        name,
        program: "test",
      };
      const answer = enrolAnswer.parse(await ask("/v1/enrol", question));
      boxKey = fromHex(answer.province.boxKey);
      return answer;
    },

    newKey(): KeyId {
      const key = id() as KeyId;
      keys.set(key, crypto.randomBytes(32));
      return key;
    },

    /** Appends entries to the chain; the last incarnation that was used, unless another is named. */
    append(drafts: readonly EntryDraft[], incarnation = entries.at(-1)?.envelope.incarnation ?? 1): readonly Entry[] {
      const made: Entry[] = [];
      drafts.forEach((draft, index) => {
        const last = made.at(-1) ?? entries.at(-1);
        const isFirst = last === undefined || last.envelope.incarnation !== incarnation;
        const slot = {
          incarnation,
          sequence: isFirst ? 1 : last.envelope.sequence + 1,
          previous: last?.hash ?? ZERO_HASH,
          group: { index, size: drafts.length },
          recordedAt: clock.now,
        };
        made.push(expectOk(createEntry({ crypto, identity, sealer }, slot, draft)));
      });
      entries = [...entries, ...made];
      return made;
    },

    /** Accepts a dossier with pages of that many bytes each. */
    accept(code: string, pageSizes: readonly number[] = []): TestDossier {
      const key = this.newKey();
      const dossier = id() as DossierId;
      const pages = pageSizes.map((size) => aPage(key, keys.get(key) ?? new Uint8Array(32), size));
      this.append([acceptance(dossier, key, code, pages)]);
      return { id: dossier, key, code, pages };
    },

    boxOf(key: KeyId): { readonly key: KeyId; readonly box: string } {
      const plain = keys.get(key) ?? new Uint8Array(32);
      return { key, box: toBase64Url(sealBox(crypto, boxKey, plain, wrapContext("province", key))) };
    },

    sendKeys(...wanted: readonly KeyId[]): Promise<unknown> {
      return ask("/v1/keys", { keys: wanted.map((key) => this.boxOf(key)) });
    },

    sendBoxes(keys: readonly { readonly key: KeyId; readonly box: string }[]): Promise<unknown> {
      return ask("/v1/keys", { keys });
    },

    async push(batch: readonly Entry[], hole = false): Promise<PushAnswer> {
      return pushAnswer.parse(jsonOf(await send(pushOf(batch, hole))));
    },

    upload: async (...page: Parameters<typeof uploadOf>): Promise<PlainReply> => send(uploadOf(...page)),

    session(more: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
      const heads = [...new Map(entries.map((entry) => [entry.envelope.incarnation, entry])).values()];
      return ask("/v1/session", {
        protocol: 1,
        program: "test",
        station: identity.station,
        heads: heads.map((entry) => headOf(entry)),
        epoch: null,
        receipt: null,
        cursor: null,
        now: clock.now,
        ...more,
      });
    },
  };
}

export type TestStation = ReturnType<typeof aStation>;

export function jsonOf(reply: PlainReply): unknown {
  return JSON.parse(decodeUtf8(reply.body));
}

export function acceptance(dossier: DossierId, key: KeyId, code: string, pages: readonly TestPage[]): EntryDraft {
  const body: AcceptedBody = {
    command: id() as AcceptedBody["command"],
    actor: anActor,
    at: 1_795_395_600_000,
    status: "received",
    code,
    number: null,
    procedure: { code: "2.000815", version: "2026-07", name: "Chứng thực bản sao từ bản chính" },
    channel: "direct",
    owner: aParty(),
    submitter: null,
    authorisation: null,
    content: "Chứng thực bằng tốt nghiệp",
    papers: [
      {
        id: "ban-chinh",
        name: "Bản chính giấy tờ",
        original: 1,
        certifiedCopy: 0,
        photocopy: 0,
        how: "pages",
        digitisation: 1,
        pages: pages.map(({ ref }) => ref),
        fields: [],
        source: null,
      },
    ],
    copies: 1,
    receivedAt: 1_795_395_600_000,
    dueAt: 1_795_582_800_000,
    calendarVersion: "2026",
    immediate: false,
    delivery: "counter",
    comparedByEye: true,
    offices: { supports: null, receives: "Trung tâm Phục vụ hành chính công xã Mẫu", resolves: null },
    reason: null,
    note: null,
  };
  return { class: "dossier", dossier, kind: "dossier.accepted", version: 1, parents: [], key, body: { ...body } };
}

function headOf(entry: Entry | undefined): Head | undefined {
  if (entry === undefined) return undefined;
  return { incarnation: entry.envelope.incarnation, sequence: entry.envelope.sequence, hash: entry.hash };
}

function id(): string {
  return randomBytes(16).toString("hex");
}
