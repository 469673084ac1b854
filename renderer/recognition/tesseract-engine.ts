import { createWorker, OEM, PSM } from "tesseract.js";
import { readingOfBlocks } from "../../src/ocr/tesseract-words";
import type { EngineImage, TextEngine } from "../../src/ocr/text-engine";
import { ASSETS } from "../components/codes/asset-paths";

const LAYOUTS = { page: PSM.AUTO, line: PSM.SINGLE_LINE, digits: PSM.SINGLE_LINE } as const;

/** Its own worker with local program and data. May never settle: the pool sets the limit (platform.md). */
export async function openTesseract(): Promise<TextEngine> {
  const worker = await createWorker("vie", OEM.LSTM_ONLY, {
    workerPath: `${ASSETS}worker.min.js`,
    corePath: `${ASSETS}core`,
    langPath: `${ASSETS}lang`,
    workerBlobURL: false,
    cacheMethod: "none",
    gzip: true,
    errorHandler: () => undefined,
  });
  let layout: EngineImage["layout"] | undefined;
  return {
    async read(image) {
      if (layout !== image.layout) {
        layout = image.layout;
        await worker.setParameters({
          // Left out, a page of unknown density loses up to 44 points (ocr.md).
          user_defined_dpi: "300",
          tessedit_pageseg_mode: LAYOUTS[layout],
          tessedit_char_whitelist: layout === "digits" ? "0123456789/.-" : "",
        });
      }
      const { data } = await worker.recognize(new Blob([image.pgm]), {}, { text: false, blocks: true });
      return readingOfBlocks(data.blocks ?? []);
    },
    async close() {
      await worker.terminate();
    },
  };
}
