/** Of a page as it is looked at and printed. */
const MEDIA_TYPE = "image/jpeg";
const QUALITY = 0.9;

/** The pages of a document as JPEG pictures; undefined: it cannot be shown, only kept as a file. */
export async function drawResult(
  bytes: Uint8Array<ArrayBuffer>,
  mediaType: string,
): Promise<readonly Blob[] | undefined> {
  if (mediaType === MEDIA_TYPE) return [new Blob([bytes], { type: mediaType })];
  if (mediaType.startsWith("image/")) {
    const bitmap = await createImageBitmap(new Blob([bytes], { type: mediaType })).catch(() => undefined);
    return bitmap === undefined ? undefined : [await toJpeg(bitmap)];
  }
  return mediaType === "application/pdf" ? drawPdf(bytes) : undefined;
}

async function drawPdf(bytes: Uint8Array<ArrayBuffer>): Promise<readonly Blob[] | undefined> {
  // Its reader is large, and few dossiers need it.
  const { openPdf } = await import("../../components/documents/pdf-pages");
  const opened = await openPdf(bytes.slice().buffer);
  if (!opened.ok) return undefined;
  const pages: Blob[] = [];
  for (let index = 0; index < opened.value.count; index += 1) {
    const drawn = await opened.value.draw(index);
    if (!drawn.ok) break;
    pages.push(await toJpeg(drawn.value.bitmap));
  }
  const isWhole = pages.length === opened.value.count;
  opened.value.close();
  return isWhole ? pages : undefined;
}

function toJpeg(bitmap: ImageBitmap): Promise<Blob> {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext("2d");
  if (context !== null) {
    // What is transparent is paper.
    context.fillStyle = "white";
    context.fillRect(0, 0, bitmap.width, bitmap.height);
    context.drawImage(bitmap, 0, 0);
  }
  bitmap.close();
  return canvas.convertToBlob({ type: MEDIA_TYPE, quality: QUALITY });
}
