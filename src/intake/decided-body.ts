import { commandIdSchema } from "../dossier/body-parts";
import type { JsonValue } from "../journal/entry";
import type { CommandId } from "../shared/brand";

/** The command that made an entry: every body that a command decided has it under `command`. */
export function findCommand(body: JsonValue | undefined): CommandId | undefined {
  const parsed = commandIdSchema.safeParse(field(body, "command"));
  return parsed.success ? parsed.data : undefined;
}

function field(body: JsonValue | undefined, name: string): unknown {
  return isRecord(body) && Object.hasOwn(body, name) ? body[name] : undefined;
}

function isRecord(body: JsonValue | undefined): body is { readonly [name: string]: JsonValue } {
  return typeof body === "object" && body !== null && !Array.isArray(body);
}
