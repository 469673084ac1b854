import { luminance, type ColourPixels } from "../../../src/capture/pixels";
import { assessPicture } from "../../../src/capture/quality";
import { reduceBy } from "../../../src/capture/resample";
import { decodeCodes } from "../codes/decode-codes";
import type { CoachAnswer, CoachJob, CoachMessage, CoachReply } from "./coach-messages";

const NOTHING: CoachAnswer = { quality: undefined, codes: [] };

let canvas: OffscreenCanvas | undefined;

function pixelsOf(bitmap: ImageBitmap): ColourPixels {
  const { width, height } = bitmap;
  if (canvas?.width !== width || canvas.height !== height) canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("no canvas");
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  return { width, height, data };
}

async function work(job: CoachJob): Promise<CoachAnswer> {
  switch (job.kind) {
    case "frame":
      return { quality: assessPicture(pixelsOf(job.bitmap), job.stillScale), codes: [] };
    case "still": {
      const quality = assessPicture(pixelsOf(await createImageBitmap(job.picture)), 1);
      // The full-size canvas is not kept between pages.
      canvas = undefined;
      return { quality, codes: [] };
    }
    case "codes": {
      const gray = luminance(pixelsOf(job.bitmap));
      const found = await decodeCodes(gray);
      return { quality: undefined, codes: found.length > 0 ? found : await decodeCodes(reduceBy(gray, 2)) };
    }
  }
}

self.onmessage = (event: MessageEvent<CoachMessage>) => {
  const { number, job } = event.data;
  void work(job)
    .catch(() => NOTHING)
    .then((answer) => {
      const reply: CoachReply = { number, answer };
      self.postMessage(reply);
    });
};
