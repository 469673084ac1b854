const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

// Control characters cannot be printed; a line break can.
const CONTROL = /[^\P{Cc}\n]/gu;

/** Any text as content or as a quoted attribute, in NFC. */
export function escapeHtml(text: string): string {
  return text
    .normalize("NFC")
    .replace(CONTROL, " ")
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "");
}

/**
 * The source of an <img>: a data URL of a picture as it is, an SVG text made into one, so that nothing in it can run.
 * Throws RangeError on anything else, a web address above all: a form loads nothing.
 */
export function pictureSource(picture: string): string {
  if (/^data:image\/(?:png|jpeg|webp|svg\+xml);(?:base64|charset=utf-8),[\w+/=%.~!*'()-]*$/i.test(picture))
    return picture;
  if (picture.trimStart().startsWith("<svg")) return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture)}`;
  throw new RangeError("neither a data URL of a picture nor an SVG");
}
