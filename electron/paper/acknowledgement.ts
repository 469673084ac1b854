import QRCode from "qrcode";

/** The code as a picture for a form: it holds the code and nothing else. */
export function codePicture(code: string): Promise<string> {
  return QRCode.toString(code, { type: "svg", margin: 1, errorCorrectionLevel: "M" });
}
