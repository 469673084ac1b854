/** Writes dots per inch into the JFIF header that every JPEG of a canvas begins with; other files are left alone. */
export function setJpegDpi(jpeg: Uint8Array<ArrayBuffer>, dpi: number): void {
  const jfif = [0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46, 0x00];
  if (!jfif.every((value, index) => jpeg[index] === value)) return;
  const whole = Math.round(dpi);
  jpeg.set([1, whole >> 8, whole & 255, whole >> 8, whole & 255], 13);
}
