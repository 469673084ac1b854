import { TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { BigButton } from "../../components/BigButton";
import { Notice } from "../../components/Notice";
import { useText } from "../../i18n/use-text";
import { PAGE_FILES } from "../visit/DropArea";
import { FilePick } from "../visit/FilePick";
import type { SuppliedPaper } from "./deeds";
import styles from "./Work.module.css";

interface SuppliedPapersProps {
  readonly papers: readonly SuppliedPaper[];
  readonly error: string | undefined;
  readonly onChange: (change: (papers: readonly SuppliedPaper[]) => readonly SuppliedPaper[]) => void;
  /** Names of the pages in the vault; undefined where the file gave none. */
  readonly addPages: (file: File) => Promise<readonly string[] | undefined>;
}

/** The papers that the citizen has brought now, each with its pages; the accepted ones stay beside them. */
export function SuppliedPapers({ papers, error, onChange, addPages }: SuppliedPapersProps) {
  const text = useText("work");
  const [working, setWorking] = useState(false);
  const [failed, setFailed] = useState<string>();
  // Pages come some seconds later: what was typed meanwhile must stand.
  const put = useRef(onChange);
  useEffect(() => {
    put.current = onChange;
  });
  const change = (place: number, next: (paper: SuppliedPaper) => SuppliedPaper): void => {
    put.current((known) => known.map((paper, index) => (index === place ? next(paper) : paper)));
  };
  const add = async (place: number, files: readonly File[]): Promise<void> => {
    setWorking(true);
    setFailed(undefined);
    for (const file of files) {
      const pages = await addPages(file);
      if (pages === undefined) setFailed(file.name);
      else change(place, (paper) => ({ ...paper, pages: [...paper.pages, ...pages] }));
    }
    setWorking(false);
  };

  return (
    <>
      {papers.map(({ name, pages }, place) => (
        // Rows have no names of their own, and none is taken out.
        <div key={place} className={styles.pair}>
          <TextInput
            name={`supplied:${String(place)}`}
            label={text("supplied.name", { number: place + 1 })}
            error={place === 0 ? error : undefined}
            autoComplete="off"
            maxLength={3000}
            value={name}
            onChange={(event) => {
              const { value } = event.currentTarget;
              change(place, (paper) => ({ ...paper, name: value }));
            }}
          />
          <div>
            <FilePick
              label={text("supplied.pick", { number: place + 1 })}
              accept={PAGE_FILES}
              multiple
              disabled={working}
              onFiles={(files) => void add(place, files)}
            >
              {text(working ? "supplied.working" : "supplied.add")}
            </FilePick>
            <p role="status">{text("supplied.pages", { pages: pages.length })}</p>
          </div>
        </div>
      ))}
      {failed !== undefined && (
        <Notice
          tone="refused"
          what={text("supplied.failed", { file: failed })}
          safe={text("fault.safe")}
          todo={text("supplied.failed.todo")}
        />
      )}
      <div className={styles.deeds}>
        <BigButton
          plain
          disabled={working}
          onPress={() => {
            onChange((known) => [...known, { name: "", pages: [] }]);
          }}
        >
          {text("supplied.more")}
        </BigButton>
      </div>
    </>
  );
}
