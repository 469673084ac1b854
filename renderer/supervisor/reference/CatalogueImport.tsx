import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { CataloguePreview } from "../../../src/ipc/reference-requests";
import { BigButton } from "../../components/BigButton";
import { FilePick } from "../../components/FilePick";
import { Notice } from "../../components/Notice";
import { formatIsoDate } from "../../i18n/format";
import { useText } from "../../i18n/use-text";
import { isoDay } from "./iso-day";
import { PublishedLine } from "./PublishedLine";
import styles from "./Reference.module.css";
import type { ReferenceWork } from "./reference-work";

/** A file first shows what it would change and which rows it would refuse; one press makes it a version. */
export function CatalogueImport({ work }: { readonly work: ReferenceWork }) {
  const text = useText("reference");
  const [version, setVersion] = useState("");
  const { catalogue, import: state } = work;
  const day = isoDay(version);

  return (
    <section aria-labelledby="catalogue-title" className={styles.block}>
      <h2 id="catalogue-title">{text("catalogue")}</h2>
      {catalogue !== undefined && (
        <p>
          {text("catalogue.state", { count: catalogue.procedures, version: formatIsoDate(catalogue.version) })}
          {catalogue.author !== undefined && ` ${text("by", { author: catalogue.author })}`}
        </p>
      )}
      <PublishedLine what="catalogue" published={catalogue?.published} />
      {catalogue?.unreadable === true && (
        <Notice
          tone="refused"
          what={text("unreadable")}
          safe={text("unreadable.safe")}
          todo={text("unreadable.todo")}
        />
      )}
      <div className={styles.row}>
        <TextInput
          name="version"
          label={text("from")}
          placeholder={text("day.hint")}
          autoComplete="off"
          maxLength={10}
          value={version}
          onChange={(event) => {
            setVersion(event.currentTarget.value);
          }}
        />
        <FilePick
          label={text("catalogue.pick")}
          accept=".xlsx,.csv,.json"
          disabled={day === "" || work.working}
          onFiles={([file]) => {
            if (file !== undefined) work.readFile(file, day);
          }}
        >
          {text("catalogue.pick")}
        </FilePick>
      </div>
      {day === "" && <p className={styles.hint}>{text("from.hint")}</p>}
      {state.kind === "refused" && (
        <Notice
          tone="refused"
          what={text(`fault.${state.fault}`)}
          safe={text("fault.safe")}
          todo={text("fault.todo")}
        />
      )}
      {state.kind === "applied" && (
        <Notice
          tone="done"
          what={text("applied", { version: formatIsoDate(state.version) })}
          safe={text("applied.safe")}
        />
      )}
      {state.kind === "read" && <Preview preview={state.preview} work={work} />}
    </section>
  );
}

const MOST_LINES = 200;

function Preview({ preview, work }: { readonly preview: CataloguePreview; readonly work: ReferenceWork }) {
  const text = useText("reference");
  const { added, changed, unchanged, refused, unknownColumns } = preview;
  const count = added.length + changed.length;
  return (
    <>
      <p role="status">
        {text("preview", {
          added: added.length,
          changed: changed.length,
          unchanged,
          refused: refused.length,
        })}
      </p>
      {unknownColumns.length > 0 && (
        <Notice tone="waiting" what={text("unknownColumns", { columns: unknownColumns.join(", ") })} />
      )}
      {refused.length > 0 && (
        <table className={styles.table}>
          <caption>{text("refused")}</caption>
          <tbody>
            {refused.slice(0, MOST_LINES).map(({ line, column, problem, value }) => (
              <tr key={`${line} ${column}`}>
                <td>{text("refused.line", { line })}</td>
                <td>{column}</td>
                <td>{problemOf(problem, text)}</td>
                <td className={styles.value}>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {changed.map(({ code, name, changes }) => (
        <details key={code} className={styles.change}>
          <summary>
            {code} · {name} ({changes.length})
          </summary>
          <table className={styles.table}>
            <tbody>
              {changes.map(({ path, before, after }) => (
                <tr key={path}>
                  <th scope="row">{path}</th>
                  <td className={styles.value}>{before}</td>
                  <td className={styles.value}>{after}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ))}
      {added.length > 0 && (
        <ul className={styles.list} aria-label={text("added")}>
          {added.slice(0, MOST_LINES).map(({ code, name }) => (
            <li key={code}>
              {code} · {name}
            </li>
          ))}
        </ul>
      )}
      <div className={styles.row}>
        <BigButton disabled={count === 0 || work.working} onPress={work.apply}>
          {text("apply", { count })}
        </BigButton>
      </div>
    </>
  );
}

const PROBLEMS = ["twice-in-file", "missing", "not-a-number", "not-a-date", "unknown-word", "malformed"] as const;

function problemOf(problem: string, text: ReturnType<typeof useText<"reference">>): string {
  return text(`problem.${PROBLEMS.find((known) => known === problem) ?? "other"}`);
}
