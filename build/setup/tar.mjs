const BLOCK = 512;

/**
 * The bytes of one member of an uncompressed tar archive (ustar, as npm packs it).
 * @param {Buffer} tar
 * @param {string} name
 * @returns {Buffer}
 * @throws when there is no such member or the archive is cut
 */
export function readTarMember(tar, name) {
  let at = 0;
  while (at + BLOCK <= tar.length) {
    const header = tar.subarray(at, at + BLOCK);
    if (header[0] === 0) break;
    const size = readOctal(header, 124, 12);
    const start = at + BLOCK;
    if (readText(header, 0, 100) === name) {
      if (start + size > tar.length) throw new Error(`the archive ends inside ${name}`);
      return tar.subarray(start, start + size);
    }
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  throw new Error(`the archive has no ${name}`);
}

/** @param {Buffer} header @param {number} start @param {number} length */
function readText(header, start, length) {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.toString("utf8", 0, end < 0 ? length : end);
}

/** @param {Buffer} header @param {number} start @param {number} length */
function readOctal(header, start, length) {
  const text = readText(header, start, length).trim();
  const value = /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number.NaN;
  if (!Number.isSafeInteger(value)) throw new Error("the archive has a member without a size");
  return value;
}
