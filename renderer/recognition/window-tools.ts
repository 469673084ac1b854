import { createEnginePool } from "../../src/ocr/engine-pool";
import type { RecognitionTools } from "../../src/ocr/recognition-service";
import type { Timer } from "../../src/ocr/text-engine";
import { ok } from "../../src/shared/result";
import type { ImageLane } from "./image-lane";
import { openPdf } from "../components/documents/pdf-pages";
import { countTiffPages } from "./tiff-pages";
import { openTesseract } from "./tesseract-engine";

const timer: Timer = {
  after(milliseconds, call) {
    const handle = setTimeout(call, milliseconds);
    return () => {
      clearTimeout(handle);
    };
  },
};

/** The browser's own decoders and workers as the service's tools. */
export function createWindowTools(lane: ImageLane): RecognitionTools {
  return {
    engines: createEnginePool(openTesseract, timer),
    makeReadingImage: (bytes, treatment) => lane.run<"reading-image">({ kind: "reading-image", bytes, treatment }),
    readCodes: (bytes) => lane.run<"read-codes">({ kind: "read-codes", bytes }),
    async openFile(bytes, file, { dpi, untouched }) {
      if (file.kind === "tiff") {
        const count = countTiffPages(bytes);
        return count.ok
          ? ok({
              count: count.value,
              prepare: (index) => lane.run<"prepare-tiff">({ kind: "prepare-tiff", bytes, index, untouched }),
              close: () => undefined,
            })
          : count;
      }
      if (file.kind !== "pdf") {
        return ok({
          count: 1,
          prepare: () => lane.run<"prepare-file">({ kind: "prepare-file", bytes, dpi: dpi ?? file.dpi, untouched }),
          close: () => undefined,
        });
      }
      const pdf = await openPdf(bytes);
      if (!pdf.ok) return pdf;
      return ok({
        count: pdf.value.count,
        async prepare(index) {
          const drawn = await pdf.value.draw(index);
          return drawn.ok ? lane.run<"prepare-bitmap">({ kind: "prepare-bitmap", ...drawn.value, untouched }) : drawn;
        },
        close: () => {
          pdf.value.close();
        },
      });
    },
  };
}
