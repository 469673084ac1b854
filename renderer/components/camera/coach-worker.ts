import { luminance, type ColourPixels } from "../../../src/capture/pixels";
import { assessPicture } from "../../../src/capture/quality";
import { reduceBy } from "../../../src/capture/resample";
import { decodeCodes } from "../codes/decode-codes";
import type { CoachAnswer, CoachJob, CoachMessage, CoachReply, LiveFrame } from "./coach-messages";

const NOTHING: CoachAnswer = { quality: undefined, codes: [] };

let canvas: OffscreenCanvas | undefined;

function pixelsOf(picture: ImageBitmap | VideoFrame, width: number, height: number): ColourPixels {
  if (canvas?.width !== width || canvas.height !== height) canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("no canvas");
  context.drawImage(picture, 0, 0, width, height);
  // The camera has few buffers: one that is not given back stops the picture.
  picture.close();
  const { data } = context.getImageData(0, 0, width, height);
  return { width, height, data };
}

function unpack({ frame, width, height }: LiveFrame): ColourPixels {
  return pixelsOf(frame, width, height);
}

async function work(job: CoachJob): Promise<CoachAnswer> {
  switch (job.kind) {
    case "frame":
      return { quality: assessPicture(unpack(job.live), job.stillScale), codes: [] };
    case "still": {
      const bitmap = await createImageBitmap(job.picture);
      const quality = assessPicture(pixelsOf(bitmap, bitmap.width, bitmap.height), 1);
      // The full-size canvas is not kept between pages.
      canvas = undefined;
      return { quality, codes: [] };
    }
    case "codes": {
      const gray = luminance(unpack(job.live));
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
