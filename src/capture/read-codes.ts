import { luminance, type ColourPixels, type GrayPixels } from "./pixels";
import { reduceBy, resizeTo } from "./resample";

/** Finds QR codes in a grey picture; the library turns and inverts by itself. */
export type DecodeCodes = (picture: GrayPixels) => Promise<readonly string[]>;

/** Beyond this a doubled picture costs seconds and adds nothing: a code that large is read at once. */
const MOST_DOUBLED = 9e6;

/** As it is, then at double size (small and blurred codes), then halved (noise and moiré). Ends at the first that is read. */
export async function readQrCodes(picture: ColourPixels, decode: DecodeCodes): Promise<readonly string[]> {
  const gray = luminance(picture);
  const tries = [() => gray, () => doubled(gray), () => reduceBy(gray, 2)];
  for (const attempt of tries) {
    const found = await decode(attempt());
    const texts = [...new Set(found)].filter((text) => text !== "");
    if (texts.length > 0) return texts;
  }
  return [];
}

function doubled(gray: GrayPixels): GrayPixels {
  if (gray.width * gray.height * 4 > MOST_DOUBLED * 4) return gray;
  return resizeTo(gray, gray.width * 2, gray.height * 2);
}
