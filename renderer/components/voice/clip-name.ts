import type { SpokenLanguage } from "./sentence";

/**
 * Where the clip of a text lies in assets/voice: by what it says, so that a text that was changed has none until
 * build/voice.mjs has made it. FNV-1a over UTF-16 units.
 */
export function clipNameOf(text: string, language: SpokenLanguage): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return `kiosk-${language}-${hash.toString(16).padStart(8, "0")}`;
}

/** "Trước bác còn {{before}} người." is two clips with a value between them. */
export function partsOf(template: string): readonly { readonly text: string; readonly value: string | undefined }[] {
  return [...template.matchAll(/([^{]*)(?:\{\{(\w+)\}\})?/g)]
    .map(([, text = "", value]) => ({ text: text.trim(), value }))
    .filter(({ text, value }) => /\p{L}/u.test(text) || value !== undefined);
}
