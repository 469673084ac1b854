/** One record of a LevelDB log, cut at the 32 KB blocks as LevelDB cuts it; checksums are left empty. */
export function aLevelLog(record: Buffer, before = 0): Buffer {
  const blockBytes = 32_768;
  const filler = before === 0 ? Buffer.alloc(0) : fragment(1, Buffer.alloc(before - 7, 0x2e));
  const parts: Buffer[] = [filler];
  let at = filler.length;
  let rest = record;
  let first = true;
  while (rest.length > 0) {
    const room = blockBytes - (at % blockBytes) - 7;
    const piece = rest.subarray(0, Math.max(0, room));
    rest = rest.subarray(piece.length);
    const type = rest.length === 0 ? (first ? 1 : 4) : first ? 2 : 3;
    parts.push(fragment(type, piece));
    at += 7 + piece.length;
    first = false;
  }
  return Buffer.concat(parts);
}

function fragment(type: number, piece: Buffer): Buffer {
  const head = Buffer.alloc(7);
  head.writeUInt16LE(piece.length, 4);
  head[6] = type;
  return Buffer.concat([head, piece]);
}

/** Snappy of text that repeats: a literal, then copies, so that the words do not stand in the bytes in one piece. */
export function snap(text: Buffer): Buffer {
  const head = text.subarray(0, 4);
  const rest = text.subarray(4);
  const parts: Buffer[] = [varint(text.length + 4), literal(head), copy(4, 4)];
  for (let at = 0; at < rest.length; at += 3) parts.push(literal(rest.subarray(at, at + 3)));
  return Buffer.concat(parts);
}

/** What `snap(text)` stands for. */
export function unsnapped(text: Buffer): Buffer {
  return Buffer.concat([text.subarray(0, 4), text.subarray(0, 4), text.subarray(4)]);
}

function literal(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.of((bytes.length - 1) << 2), bytes]);
}

function copy(back: number, length: number): Buffer {
  return Buffer.of(((length - 4) << 2) | 1 | ((back >> 8) << 5), back & 255);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest & 127) | 128);
  }
}
