// The legacy build: the current one needs a newer Chromium than the oldest Electron that runs this.
import { getDocument, GlobalWorkerOptions, PasswordResponses } from "pdfjs-dist/legacy/build/pdf.mjs";
import { MOST_MEGAPIXELS, MOST_PDF_PAGES, type FileFault } from "../../../src/capture/accept-file";
import { READING_DPI } from "../../../src/capture/reading-image";
import { fail, ok, type Result } from "../../../src/shared/result";
import { ASSETS } from "../codes/asset-paths";

export interface PdfPages {
  readonly count: number;
  /** One page drawn at `dpi`, at most 300: less where it would be too large. */
  draw(index: number): Promise<Result<{ readonly bitmap: ImageBitmap; readonly dpi: number }, FileFault>>;
  close(): void;
}

/** A PDF is drawn page by page, never as a whole. */
export async function openPdf(bytes: ArrayBuffer): Promise<Result<PdfPages, FileFault>> {
  GlobalWorkerOptions.workerSrc = `${ASSETS}pdf/pdf.worker.min.mjs`;
  const task = getDocument({
    data: new Uint8Array(bytes.slice(0)),
    cMapUrl: `${ASSETS}pdf/cmaps/`,
    standardFontDataUrl: `${ASSETS}pdf/standard_fonts/`,
    wasmUrl: `${ASSETS}pdf/wasm/`,
    iccUrl: `${ASSETS}pdf/iccs/`,
    isEvalSupported: false,
    disableFontFace: false,
    stopAtErrors: false,
    verbosity: 0,
  });
  const password = { asked: false };
  task.onPassword = (_answer: unknown, reason: number) => {
    password.asked = reason === PasswordResponses.NEED_PASSWORD || reason === PasswordResponses.INCORRECT_PASSWORD;
    void task.destroy();
  };
  try {
    const pdf = await task.promise;
    if (pdf.numPages > MOST_PDF_PAGES) {
      void task.destroy();
      return fail({ kind: "too-many-pages" });
    }
    return ok({
      count: pdf.numPages,
      async draw(index) {
        try {
          const page = await pdf.getPage(index + 1);
          const size = page.getViewport({ scale: 1 });
          const most = Math.sqrt(((MOST_MEGAPIXELS / 2) * 1e6) / (size.width * size.height));
          const scale = Math.min(READING_DPI / 72, most);
          const viewport = page.getViewport({ scale });
          const canvas = new OffscreenCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
          // pdf.js draws on an OffscreenCanvas as well; its types name only the element.
          await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport, background: "white" }).promise;
          page.cleanup();
          return ok({ bitmap: canvas.transferToImageBitmap(), dpi: scale * 72 });
        } catch {
          return fail({ kind: "broken-pdf" });
        }
      },
      close() {
        void task.destroy();
      },
    });
  } catch {
    return fail({ kind: password.asked ? "encrypted-pdf" : "broken-pdf" });
  }
}
