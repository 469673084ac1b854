import { createCanvas, loadImage } from "@napi-rs/canvas";
import type { GreyImage } from "../../../src/printing/self-test/grey-image";
import { fail, ok, type Result } from "../../../src/shared/result";

/** Pixels of the longer side: enough for two of them a dot of a slip that fills the picture. */
const LONGEST = 2_800;

/** A picture file (PNG, JPEG, WebP) as grey pixels, made smaller where it is larger than a comparison needs. */
export async function readPhoto(file: Uint8Array): Promise<Result<GreyImage, { readonly kind: "not-a-picture" }>> {
  try {
    const image = await loadImage(Buffer.from(file));
    const scale = Math.min(1, LONGEST / Math.max(image.width, image.height));
    const width = Math.max(1, Math.round(image.width * scale));
    const height = Math.max(1, Math.round(image.height * scale));
    const context = createCanvas(width, height).getContext("2d");
    // What is transparent is paper.
    context.fillStyle = "#fff";
    context.fillRect(0, 0, width, height);
    context.drawImage(image, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    const bytes = new Uint8Array(width * height);
    for (let index = 0; index < bytes.length; index += 1) {
      const at = 4 * index;
      bytes[index] = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
    }
    return ok({ width, height, bytes });
  } catch {
    return fail({ kind: "not-a-picture" });
  }
}
