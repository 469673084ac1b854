/**
 * The parts of a path of the `Disk` port, or `undefined` where it could leave the root or mean
 * different files on different systems: "..", absolute paths, drive letters, backslashes, NUL.
 */
export function findPathParts(path: string): readonly string[] | undefined {
  if (path === "") return [];
  const parts = path.split("/");
  return parts.every(isPlainName) ? parts : undefined;
}

function isPlainName(name: string): boolean {
  return name !== "" && name !== "." && name !== ".." && !/[\\:\0]/.test(name);
}
