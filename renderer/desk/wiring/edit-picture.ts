import type { EditAnswer, EditRequest, PageEdit } from "../visit/edit-messages";

/** The page turned or cropped, in a worker that lives as long as the job; undefined where it cannot be done. */
export async function editPicture(url: string, dpi: number, edit: PageEdit): Promise<EditAnswer> {
  const response = await fetch(url);
  if (!response.ok) return undefined;
  const request: EditRequest = { picture: await response.blob(), dpi, edit };
  const worker = new Worker(new URL("../visit/edit-worker.ts", import.meta.url), { type: "module", name: "edit" });
  try {
    return await new Promise<EditAnswer>((resolve) => {
      worker.onmessage = (event: MessageEvent<EditAnswer>) => {
        resolve(event.data);
      };
      worker.onerror = () => {
        resolve(undefined);
      };
      worker.postMessage(request);
    });
  } finally {
    worker.terminate();
  }
}
