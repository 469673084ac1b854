import { z } from "zod";
import { grantSchema, stationReceipts } from "../intake/number-state";
import {
  agencyCode,
  bytes32,
  count,
  epoch,
  hash,
  idText,
  instant,
  position,
  PROTOCOL,
  signingKey,
  stationId,
} from "./parts";

/** Letters and digits that nobody mixes up on paper, in three groups of four; valid once and for a week. */
const code = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);

/** A file that is fetched by its hash: catalogue, calendar, a result. */
export const fileRef = z.object({
  sha256: hash,
  size: count,
  mediaType: z.string().max(64),
  /** Of a catalogue or calendar; null for other files. */
  version: z.string().max(64).nullable(),
});
export type FileRef = z.output<typeof fileRef>;

/** As `numbers.granted` entries say it: given to one incarnation, and to no other one for ever. */
export const numbersGiven = grantSchema.extend({ incarnation: position });
export type NumbersGiven = z.output<typeof numbersGiven>;

const numbersHeld = z.array(numbersGiven).max(500);

/** The request is signed by the key that it brings. Asked again with the same key, it gets the same answer. */
export const enrolRequest = z.object({
  protocol: z.literal(PROTOCOL),
  code,
  station: stationId,
  /** Ed25519, as in the headers of the station's journal. */
  publicKey: signingKey,
  /** The station's present one. */
  incarnation: position,
  /** Where it stands: "Quầy 2". */
  name: z.string().min(1).max(200),
  program: z.string().max(64),
  /** All that its journal has: a gateway that was put back from a backup may not know of them. */
  numbers: numbersHeld.default([]),
});
export type EnrolRequest = z.output<typeof enrolRequest>;

export const enrolAnswer = z.object({
  protocol: z.literal(PROTOCOL),
  agency: z.object({ code: agencyCode, name: z.string().max(200) }),
  province: z.object({
    name: z.string().max(200),
    /** X25519: dossier keys are closed for it. */
    boxKey: bytes32,
    /** Ed25519: signs custody receipts and the centre's journal of the province. */
    signingKey: bytes32,
  }),
  /** Dossier codes of the agency: a block of the day's numbers with a reserve. */
  numbers: numbersGiven,
  receipts: z.object({
    /** A proposal, for whoever registers: nothing is ever numbered with it. */
    form: z.string().max(16),
    symbols: z.array(z.string().min(1).max(16)).min(1).max(64),
    registered: stationReceipts.default([]),
  }),
  catalogue: fileRef.nullable(),
  calendar: fileRef.nullable(),
  epoch,
  /** Signed by the province (`enrolment-grant.ts`): shown to a gateway that has forgotten this station. */
  grant: z.string().max(4096).nullable().default(null),
  serverTime: instant,
});
export type EnrolAnswer = z.output<typeof enrolAnswer>;

/** To a gateway that was put back from a backup and does not know the station any more; signed by the station's key. */
export const recallRequest = z.object({
  protocol: z.literal(PROTOCOL),
  grant: z.string().max(4096),
  program: z.string().max(64),
  numbers: numbersHeld,
});
export type RecallRequest = z.output<typeof recallRequest>;
/** False: it was known. */
export const recallAnswer = z.object({ recalled: z.boolean() });

/** A further block; the same `request` gets the same block. */
export const numbersRequest = z.object({ request: idText, incarnation: position });
export const numbersAnswer = z.object({ numbers: numbersGiven });

/** Everything that this station was ever given, of all its incarnations; told once in each life of the gateway. */
export const holdingsRequest = z.object({
  /** As the session's answer names it: what was told to an earlier start counts for nothing. */
  start: idText,
  numbers: numbersHeld,
});
export const holdingsAnswer = z.object({
  /** Blocks that the gateway did not know of. */
  noted: count,
  /** Blocks that it has given to somebody else. */
  clashes: count,
});
