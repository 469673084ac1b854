import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { stationReceipts, type StationReceipts } from "../../intake/number-state";
import { agencyCode } from "../../sync/parts";
import { createReceiptCode } from "../codes";
import { takeSystemNews } from "../forwarding/from-system";
import type { Gateway } from "../gateway";
import { publishDocument } from "../publish";

const commandSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("enrol"),
    agency: agencyCode,
    name: z.string().min(1).max(200),
    receipts: stationReceipts.default([]),
  }),
  z.object({ kind: z.literal("revoke"), station: z.string().regex(/^[0-9a-f]{32}$/) }),
  z.object({
    kind: z.literal("publish"),
    what: z.enum(["catalogue", "calendar"]),
    file: z.string(),
    version: z.string().min(1).max(64).nullable(),
  }),
  z.object({
    kind: z.literal("result"),
    dossier: z.string().min(1).max(64),
    number: z.string().max(200).nullable(),
    file: z.string(),
  }),
]);

/** What the command line prints: {code}, {revoked}, {file, version} or {sent}; {fault} where the command is not in form. */
export async function administer(gateway: Gateway, raw: unknown): Promise<unknown> {
  const command = commandSchema.safeParse(raw);
  if (!command.success) return { fault: "malformed" };
  switch (command.data.kind) {
    case "enrol":
      return enrol(gateway, command.data);
    case "revoke":
      return { revoked: await gateway.revoke(command.data.station) };
    case "publish": {
      const bytes = await readGiven(command.data.file);
      if (bytes === undefined) return UNREADABLE;
      const published = await publishDocument(
        gateway.parts,
        command.data.what,
        Uint8Array.from(bytes),
        command.data.version,
      );
      return published.ok ? published.value : { fault: published.fault.kind };
    }
    case "result":
      return sendResult(gateway, command.data);
  }
}

async function enrol(
  { parts }: Gateway,
  { agency, name, receipts }: { readonly agency: string; readonly name: string; readonly receipts: StationReceipts },
): Promise<unknown> {
  const made = await createReceiptCode(parts, agency, name, receipts);
  return made.ok ? { code: made.value } : { fault: made.fault };
}

const UNREADABLE = { fault: "file-not-readable" } as const;

/** undefined: it is not there, or not for the user as whom the gateway runs. */
function readGiven(file: string): Promise<Buffer | undefined> {
  return readFile(file).catch(() => undefined);
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".pdf": "application/pdf",
  ".jpg": "image/jpeg",
  ".png": "image/png",
};

/** A result from a file of this computer, as the provincial system would send it. */
async function sendResult(
  { parts }: Gateway,
  { dossier, number, file }: { readonly dossier: string; readonly number: string | null; readonly file: string },
): Promise<unknown> {
  const LoaiTep = MEDIA_TYPES[path.extname(file).toLowerCase()];
  if (LoaiTep === undefined) return { fault: "malformed" };
  const bytes = await readGiven(file);
  if (bytes === undefined) return UNREADABLE;
  const Tep = [{ Ten: path.basename(file), LoaiTep, NoiDung: bytes.toString("base64") }];
  const news = { service: "TraKetQuaHoSoMC", MaHoSo: dossier, SoKyHieu: number, Tep } as const;
  const taken = await takeSystemNews(parts, news);
  return taken.ok ? { sent: true } : { fault: taken.fault.kind };
}
