import type { FormOutlet } from "./form-outlet";
import { giveOut, type saidOf } from "./form-outlet";

export interface ResultOutletParts {
  readonly outlet: FormOutlet;
  /** Asks a person where to; undefined when they turn away. */
  readonly askWhere: (suggested: string) => Promise<string | undefined>;
  readonly writeFile: (path: string, bytes: Uint8Array) => Promise<boolean>;
}

/** The way of the province's documents out of the program. */
export interface ResultOutlet {
  /** Byte for byte as the province sent it: only so its signatures hold. "turned-away": nobody named a place. */
  save(name: string, bytes: Uint8Array): Promise<"saved" | "turned-away" | "not-written">;
  /** As pictures of its pages, one to a sheet. */
  print(name: string, pages: readonly Uint8Array[]): Promise<ReturnType<typeof saidOf>>;
}

export function createResultOutlet({ outlet, askWhere, writeFile }: ResultOutletParts): ResultOutlet {
  return {
    async save(name, bytes) {
      const path = await askWhere(name);
      if (path === undefined) return "turned-away";
      return (await writeFile(path, bytes)) ? "saved" : "not-written";
    },
    print: (name, pages) => giveOut(outlet, "result", name, sheets(pages)),
  };
}

const STYLE = `@page { size: A4; margin: 0 }
body { margin: 0 }
img { display: block; width: 210mm; height: 296.9mm; object-fit: contain; break-after: page }
img:last-child { break-after: auto }`;

function sheets(pages: readonly Uint8Array[]): string {
  const images = pages.map(
    (page) => `<img alt="" src="data:image/jpeg;base64,${Buffer.from(page).toString("base64")}">`,
  );
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><style>${STYLE}</style></head><body>${images.join("")}</body></html>`;
}
