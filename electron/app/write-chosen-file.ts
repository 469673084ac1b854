import { writeFile } from "node:fs/promises";

/** Writes where a person chose to, outside of the data folder; false where that is not possible. */
export function writeChosenFile(file: string, bytes: Uint8Array): Promise<boolean> {
  return writeFile(file, bytes).then(
    () => true,
    () => false,
  );
}
