import type { CommandId } from "../../src/shared/brand";

export function newCommandId(): CommandId {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  // 128 random bits in hex are what the brand asks for.
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("") as CommandId;
}
