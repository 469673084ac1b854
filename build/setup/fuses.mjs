/** Electron's fuses: bytes in the binary behind a sentence that occurs once (electron docs, tutorial/fuses). */

const SENTINEL = Buffer.from("dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX", "latin1");

/** Position of each fuse in the wire, version 1. */
export const FUSES = /** @type {const} */ ({
  runAsNode: 0,
  cookieEncryption: 1,
  nodeOptions: 2,
  nodeCliInspect: 3,
  asarIntegrity: 4,
  onlyLoadAppFromAsar: 5,
  browserSnapshot: 6,
  fileProtocolPrivileges: 7,
});

/** @typedef {keyof typeof FUSES} FuseName */

/**
 * Which fuses are on. Fuses this version of Electron does not have are left out.
 * @param {Buffer} binary
 * @returns {Partial<Record<FuseName, boolean>>}
 */
export function readFuses(binary) {
  const wire = findWire(binary);
  /** @type {Partial<Record<FuseName, boolean>>} */
  const state = {};
  for (const [name, index] of fuseList()) {
    if (index < wire.length && wire[index] !== 0x72) state[name] = wire[index] === 0x31;
  }
  return state;
}

/**
 * Sets fuses inside the binary's bytes, in place.
 * @param {Buffer} binary
 * @param {Partial<Record<FuseName, boolean>>} wanted
 */
export function setFuses(binary, wanted) {
  const wire = findWire(binary);
  for (const [name, index] of fuseList()) {
    const on = wanted[name];
    if (on === undefined) continue;
    // 'r' (0x72) marks a fuse that was taken out of Electron.
    if (index >= wire.length || wire[index] === 0x72) throw new Error(`this Electron has no fuse ${name}`);
    wire[index] = on ? 0x31 : 0x30;
  }
}

/** @param {Buffer} binary @returns {Buffer} the fuse bytes, sharing memory with the binary */
function findWire(binary) {
  const at = binary.indexOf(SENTINEL);
  if (at < 0) throw new Error("no fuses found: this is not an Electron binary");
  if (binary.indexOf(SENTINEL, at + 1) >= 0) throw new Error("the fuse sentinel occurs twice");
  const start = at + SENTINEL.length;
  if (binary[start] !== 1) throw new Error(`fuse wire version ${String(binary[start])} is unknown`);
  const length = binary[start + 1] ?? 0;
  return binary.subarray(start + 2, start + 2 + length);
}

/** @returns {[FuseName, number][]} */
function fuseList() {
  return /** @type {[FuseName, number][]} */ (Object.entries(FUSES));
}
