import { useEffect, useState } from "react";
import type { ResultLine } from "../../../src/ipc/province-requests";
import type { DossierId } from "../../../src/shared/brand";
import { useStation } from "../../app/station-api";
import { ResultDialog } from "../dossier/ResultDialog";
import { ResultFiles, type ResultSaid } from "../dossier/ResultFiles";
import { drawResult } from "./draw-result";

interface Shown {
  readonly line: ResultLine;
  readonly pages: readonly Blob[];
  readonly urls: readonly string[];
}

/** Results of one dossier: looked at here, printed, or kept as the file that the province signed. */
export function ResultsAtDesk({ id }: { readonly id: DossierId }) {
  const station = useStation();
  const [lines, setLines] = useState<readonly ResultLine[]>([]);
  const [shown, setShown] = useState<Shown>();
  const [said, setSaid] = useState<ResultSaid>();

  useEffect(() => {
    const look = () => void station.ask("province:results", { dossier: id }).then(setLines);
    look();
    return station.listen("health:changed", look);
  }, [station, id]);

  const open = async (line: ResultLine): Promise<void> => {
    setSaid(undefined);
    const answer = await station.ask("province:result", { file: line.file });
    if (!answer.ok) {
      setSaid(answer.fault.kind);
      return;
    }
    const pages = await drawResult(answer.value.bytes.slice(), answer.value.mediaType);
    if (pages === undefined) setSaid("not-shown");
    else setShown({ line, pages, urls: pages.map((page) => URL.createObjectURL(page)) });
  };
  const save = async ({ file }: ResultLine): Promise<void> => {
    setSaid(undefined);
    const answer = await station.ask("province:save-result", { file });
    if (!answer.ok) setSaid(answer.fault.kind);
    else if (answer.value.saved) setSaid("saved");
  };
  const print = async ({ line, pages }: Shown): Promise<void> => {
    const pictures = await Promise.all(pages.map(async (page) => new Uint8Array(await page.arrayBuffer())));
    const answer = await station.ask("province:print-result", { file: line.file, pages: pictures });
    if (!answer.ok) setSaid(answer.fault.kind);
    else if (answer.value.saved) setSaid(answer.value.queue === undefined ? "saved" : "printed");
    setShown(undefined);
  };

  return (
    <>
      <ResultFiles work={{ lines, said, open: (line) => void open(line), save: (line) => void save(line) }} />
      {shown !== undefined && (
        <ResultDialog
          name={shown.line.name}
          pages={shown.urls}
          onPrint={() => void print(shown)}
          onClose={() => {
            for (const url of shown.urls) URL.revokeObjectURL(url);
            setShown(undefined);
          }}
        />
      )}
    </>
  );
}
