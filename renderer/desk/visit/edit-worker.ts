import { distance } from "../../../src/capture/find-corners";
import { rectangleToQuad } from "../../../src/capture/homography";
import { setJpegDpi } from "../../../src/capture/jpeg-density";
import { warpColour } from "../../../src/capture/warp";
import type { EditAnswer, EditRequest, PageEdit } from "./edit-messages";

/** Better than a fresh page's: each edit packs the picture once more. */
const JPEG_QUALITY = 0.85;

function contextOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("no canvas");
  return context;
}

function edited(bitmap: ImageBitmap, edit: PageEdit): OffscreenCanvas {
  const { width, height } = bitmap;
  if (edit.kind === "turn") {
    const sideways = edit.quarters % 2 === 1;
    const context = contextOf(sideways ? height : width, sideways ? width : height);
    context.translate(context.canvas.width / 2, context.canvas.height / 2);
    context.rotate((edit.quarters * Math.PI) / 2);
    context.drawImage(bitmap, -width / 2, -height / 2);
    return context.canvas;
  }
  const [a, b, c, d] = edit.corners;
  const wide = Math.max(8, Math.round(Math.max(distance(a, b), distance(d, c))));
  const high = Math.max(8, Math.round(Math.max(distance(a, d), distance(b, c))));
  const source = contextOf(width, height);
  source.drawImage(bitmap, 0, 0);
  const { data } = source.getImageData(0, 0, width, height);
  const page = warpColour({ width, height, data }, rectangleToQuad(wide, high, edit.corners), wide, high);
  const context = contextOf(wide, high);
  context.putImageData(new ImageData(page.data, wide, high), 0, 0);
  return context.canvas;
}

async function work({ picture, dpi, edit }: EditRequest): Promise<EditAnswer> {
  const bitmap = await createImageBitmap(picture);
  const blob = await edited(bitmap, edit).convertToBlob({ type: "image/jpeg", quality: JPEG_QUALITY });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  setJpegDpi(bytes, dpi);
  return bytes;
}

self.onmessage = (event: MessageEvent<EditRequest>) => {
  void work(event.data)
    .catch(() => undefined)
    .then((answer: EditAnswer) => {
      self.postMessage(answer);
    });
};
