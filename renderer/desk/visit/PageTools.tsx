import {
  IconArrowBackUp,
  IconArrowLeft,
  IconArrowRight,
  IconCamera,
  IconCrop,
  IconRotate2,
  IconRotateClockwise2,
  IconTrash,
} from "@tabler/icons-react";
import { useState } from "react";
import type { RequiredPaper } from "../../../src/procedure/required-paper";
import type { DraftPage } from "../../../src/ipc/visit-requests";
import { FilePick } from "../../components/FilePick";
import { useText } from "../../i18n/use-text";
import { ShowOriginal } from "../ShowOriginal";
import { mergeInto, moveBy, splitFrom } from "./arrange-pages";
import { CropDialog } from "./CropDialog";
import { PAGE_FILES } from "./DropArea";
import type { PageTray } from "./page-tray";
import styles from "./Capture.module.css";

interface PageToolsProps {
  readonly page: DraftPage;
  readonly pages: readonly DraftPage[];
  readonly papers: readonly RequiredPaper[];
  readonly tray: PageTray;
  /** Another picture of the same sheet by camera. */
  readonly onCapture: () => void;
  readonly crop: boolean;
  readonly onCropping: (cropping: boolean) => void;
}

/** What can be done with the page that has the focus; each of it can be undone until acceptance. */
export function PageTools({ page, pages, papers, tray, onCapture, crop, onCropping }: PageToolsProps) {
  const text = useText("pages");
  const number = pages.indexOf(page) + 1;
  const arrange = tray.arrange;

  return (
    <div className={styles.tools} role="toolbar" aria-label={text("tools", { number })}>
      <strong>{text("tools", { number })}</strong>
      <button
        type="button"
        title="Shift+R"
        onClick={() => {
          tray.edit(page, { kind: "turn", quarters: 3 });
        }}
      >
        <IconRotate2 aria-hidden size="1.125rem" /> {text("turnLeft")}
      </button>
      <button
        type="button"
        title="R"
        onClick={() => {
          tray.edit(page, { kind: "turn", quarters: 1 });
        }}
      >
        <IconRotateClockwise2 aria-hidden size="1.125rem" /> {text("turnRight")}
      </button>
      <button
        type="button"
        title="C"
        onClick={() => {
          onCropping(true);
        }}
      >
        <IconCrop aria-hidden size="1.125rem" /> {text("crop")}
      </button>
      <button
        type="button"
        title="Alt+←"
        onClick={() => {
          arrange(pages, page.id, (places, moved) => moveBy(places, moved, -1));
        }}
      >
        <IconArrowLeft aria-hidden size="1.125rem" /> {text("earlier")}
      </button>
      <button
        type="button"
        title="Alt+→"
        onClick={() => {
          arrange(pages, page.id, (places, moved) => moveBy(places, moved, 1));
        }}
      >
        <IconArrowRight aria-hidden size="1.125rem" /> {text("later")}
      </button>
      <FilePick
        label={text("replaceFile")}
        accept={PAGE_FILES}
        onFiles={([file]) => {
          if (file !== undefined) tray.replace(page, file);
        }}
      >
        {text("replaceFile")}
      </FilePick>
      <FilePick
        label={text("insertFile")}
        accept={PAGE_FILES}
        multiple
        onFiles={(files) => {
          tray.insertAfter(page, files);
        }}
      >
        {text("insertFile")}
      </FilePick>
      <button type="button" onClick={onCapture}>
        <IconCamera aria-hidden size="1.125rem" /> {text("replaceCamera")}
      </button>
      {papers.length > 0 && (
        <>
          <PaperChoice
            label={text("split")}
            papers={papers}
            onChoose={(paper) => {
              arrange(pages, page.id, (places, moved) => splitFrom(places, moved, paper));
            }}
          />
          <PaperChoice
            label={text("merge")}
            papers={papers}
            onChoose={(paper) => {
              arrange(pages, page.id, (places, moved) => mergeInto(places, moved, paper));
            }}
          />
        </>
      )}
      {page.edited === true && (
        <button
          type="button"
          onClick={() => {
            tray.revert(page);
          }}
        >
          <IconArrowBackUp aria-hidden size="1.125rem" /> {text("revert")}
        </button>
      )}
      <ShowOriginal page={page.id} name={text("tools", { number })} />
      <button
        type="button"
        title="Delete"
        onClick={() => {
          tray.remove(page.id);
        }}
      >
        <IconTrash aria-hidden size="1.125rem" /> {text("remove")}
      </button>
      {crop && (
        <CropDialog
          url={tray.pageUrl(page.id)}
          width={page.width}
          height={page.height}
          onCrop={(corners) => {
            tray.edit(page, { kind: "crop", corners });
          }}
          onClose={() => {
            onCropping(false);
          }}
        />
      )}
    </div>
  );
}

interface PaperChoiceProps {
  readonly label: string;
  readonly papers: readonly RequiredPaper[];
  readonly onChoose: (paper: string | undefined) => void;
}

/** A list that does something at once and then shows its own name again. */
function PaperChoice({ label, papers, onChoose }: PaperChoiceProps) {
  const text = useText("visit");
  const [turn, setTurn] = useState(0);
  return (
    <select
      key={turn}
      aria-label={label}
      defaultValue="none"
      onChange={(event) => {
        const { value } = event.currentTarget;
        setTurn((known) => known + 1);
        if (value !== "none") onChoose(value === "" ? undefined : value);
      }}
    >
      <option value="none">{label}</option>
      {papers.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
      <option value="">{text("papers.other")}</option>
    </select>
  );
}
