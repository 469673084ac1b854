import { z } from "zod";
import { CENTRE_BODIES } from "./centre-bodies";
import { centreEnvelope } from "./centre-entry";
import { grantContent } from "./enrolment-grant";
import { problem } from "./problem";
import { receiptContent } from "./receipt";
import { tokenClaims } from "./request-token";
import { ROUTES } from "./routes";
import { uploadMetadata } from "./uploads";
import { progressRecord, dossierRecord } from "./wire/dossier-record";

/** Everything that travels, as JSON Schema 2020-12 by name, for programs that are not written with these files. */
export function protocolSchema(): Readonly<Record<string, unknown>> {
  const schemaOf = (schema: z.ZodType): unknown => z.toJSONSchema(schema, { io: "input" });
  const routes = Object.entries(ROUTES).map(([name, { method, path, request, answer }]) => [
    name,
    {
      method,
      path,
      request: request === null ? null : schemaOf(request),
      answer: answer === null ? null : schemaOf(answer),
    },
  ]);
  return {
    routes: Object.fromEntries(routes),
    problem: schemaOf(problem),
    tokenClaims: schemaOf(tokenClaims),
    receipt: schemaOf(receiptContent),
    grant: schemaOf(grantContent),
    uploadMetadata: schemaOf(uploadMetadata),
    centreEnvelope: schemaOf(centreEnvelope),
    centreBodies: Object.fromEntries(Object.entries(CENTRE_BODIES).map(([kind, schema]) => [kind, schemaOf(schema)])),
    provincial: { DongBoHoSoMC: schemaOf(dossierRecord), CapNhatTienDoHoSoMC: schemaOf(progressRecord) },
  };
}

/** The text of protocol.schema.json. */
export function protocolSchemaText(): string {
  return `${JSON.stringify(protocolSchema(), undefined, 2)}\n`;
}
