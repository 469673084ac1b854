import type { Draft, PageFaultKind } from "../../../src/ipc/visit-requests";
import { BigButton } from "../../components/BigButton";
import { Notice } from "../../components/Notice";
import { ProgressLine } from "../../components/ProgressLine";
import { useText } from "../../i18n/use-text";
import type { PageTray } from "./page-tray";

const TODO = {
  "empty-file": "file",
  "not-a-picture": "file",
  "encrypted-pdf": "encrypted-pdf",
  "broken-pdf": "file",
  "broken-picture": "file",
  "too-many-pages": "too-many-pages",
  "too-many-pixels": "file",
  "too-large-file": "file",
  "disk-full": "disk",
  "disk-fault": "disk",
  "reader-stopped": "again",
} as const satisfies Record<PageFaultKind, string>;

interface TrayNoticesProps {
  readonly draft: Draft;
  readonly tray: PageTray;
}

/** Pages on their way, pages being read, files that were refused, the page that was just removed. */
export function TrayNotices({ draft, tray }: TrayNoticesProps) {
  const text = useText("visit");
  const common = useText("common");
  const read = draft.pages.filter(({ reading }) => reading.kind === "read" || reading.kind === "failed").length;
  const pages = useText("pages");
  const prepare = useText("prepare");
  const own = draft.pages.filter(({ origin }) => origin?.source === "kiosk").length;
  const { removed, undoable, toolFault } = tray;

  return (
    <>
      {own > 0 && !draft.form.compared && (
        <Notice
          tone="info"
          what={prepare("desk.pages.compare", { pages: own })}
          todo={prepare("desk.pages.compare.todo")}
        />
      )}
      {draft.imports.map(({ fileName, done, total }) =>
        total === undefined ? (
          <p key={fileName} role="status">
            {text("papers.opening", { file: fileName })}
          </p>
        ) : (
          <ProgressLine key={fileName} label={text("papers.progress", { file: fileName })} done={done} total={total} />
        ),
      )}
      {(tray.waiting > 1 || draft.imports.some(({ total = 1 }) => total > 1)) && (
        <BigButton plain onPress={tray.stop}>
          {text("papers.stop")}
        </BigButton>
      )}
      {read < draft.pages.length && (
        <ProgressLine label={text("papers.reading")} done={read} total={draft.pages.length} />
      )}
      {tray.faults.map((fault) => (
        <Notice
          key={`${fault.fileName} ${fault.kind}`}
          tone="waiting"
          what={text("fault.file", { file: fault.fileName, reason: text(`fault.${fault.kind}`) })}
          safe={text("fault.safe")}
          todo={text(`fault.todo.${TODO[fault.kind]}`)}
          action={
            <BigButton
              plain
              onPress={() => {
                tray.dismiss(fault);
              }}
            >
              {common("close")}
            </BigButton>
          }
        />
      ))}
      {toolFault !== undefined && (
        <Notice
          tone="waiting"
          what={pages(`fault.${toolFault}`)}
          safe={pages("fault.safe")}
          todo={pages(`fault.${toolFault}.todo`)}
        />
      )}
      {undoable !== undefined && (
        <Notice
          tone="info"
          what={pages(`undo.${undoable.kind}`)}
          safe={pages("undo.safe")}
          action={
            <BigButton plain onPress={undoable.undo}>
              {common("undo")}
            </BigButton>
          }
        />
      )}
      {removed !== undefined && (
        <Notice
          tone="info"
          what={text("page.removed")}
          safe={text("page.removed.safe")}
          action={
            <BigButton
              plain
              onPress={() => {
                tray.restore(removed);
              }}
            >
              {common("undo")}
            </BigButton>
          }
        />
      )}
    </>
  );
}
