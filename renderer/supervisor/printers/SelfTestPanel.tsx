import { useState } from "react";
import type { PrinterCondition } from "../../../src/ipc/printer-requests";
import type { SelfTestProblem } from "../../../src/printing/self-test/compare-self-test";
import { BigButton } from "../../components/BigButton";
import { FilePick } from "../../components/FilePick";
import { Notice } from "../../components/Notice";
import { useText, type Text } from "../../i18n/use-text";
import styles from "./Printers.module.css";
import type { CompareState } from "./use-printers";

interface SelfTestPanelProps {
  readonly condition: PrinterCondition;
  readonly onTest: () => void;
  readonly onCompare: (picture: Uint8Array) => Promise<CompareState>;
}

/** Prints the self-test, says what became of it, and compares a photo of it letter by letter. */
export function SelfTestPanel({ condition, onTest, onCompare }: SelfTestPanelProps) {
  const text = useText("printers");
  const reason = useText("dossier");
  const [state, setState] = useState<CompareState>("idle");
  const { selfTest, trouble } = condition;

  const compare = async (file: File): Promise<void> => {
    setState("working");
    setState(await onCompare(new Uint8Array(await file.arrayBuffer())));
  };

  return (
    <section className={styles.test} aria-labelledby="self-test-title">
      <h3 id="self-test-title">{text("test.title")}</h3>
      <p>{text("test.what")}</p>
      <div className={styles.actions}>
        <BigButton
          plain
          onPress={() => {
            setState("idle");
            onTest();
          }}
        >
          {text("test")}
        </BigButton>
        {selfTest?.status === "printed" && (
          <FilePick
            label={text("compare")}
            accept="image/png,image/jpeg,image/webp"
            disabled={state === "working"}
            onFiles={([file]) => {
              if (file !== undefined) void compare(file);
            }}
          >
            {text(state === "working" ? "compare.working" : "compare")}
          </FilePick>
        )}
      </div>
      {selfTest !== undefined && (
        <p role="status">
          {text(`test.${selfTest.status}`)} {trouble !== undefined && reason(`slip.reason.${trouble}`)}
        </p>
      )}
      <CompareNotice state={state} />
    </section>
  );
}

function CompareNotice({ state }: { readonly state: CompareState }) {
  const text = useText("printers");
  if (state === "idle" || state === "working") return null;
  if (typeof state === "string") {
    return <Notice tone="refused" what={text(`compare.${state}`)} todo={text(`compare.${state}.todo`)} />;
  }
  if (state.kind === "unreadable") {
    return <Notice tone="waiting" what={text(`compare.${state.why}`)} todo={text(`compare.${state.why}.todo`)} />;
  }
  if (state.problems.length === 0) {
    return <Notice tone="done" what={text("compare.good", { letters: state.letters })} />;
  }
  return (
    <Notice
      tone="refused"
      what={state.problems.map((problem) => sayProblem(problem, text)).join(" ")}
      todo={[...new Set(state.problems.map(({ kind }) => text(`problem.${kind}.todo`)))].join(" ")}
    />
  );
}

/** The first letters are enough to look for. */
const SHOWN = 12;

function sayProblem(problem: SelfTestProblem, text: Text<"printers">): string {
  switch (problem.kind) {
    case "marks-missing":
    case "letters-wrong": {
      const { letters } = problem;
      const more = letters.length > SHOWN ? "…" : "";
      return text(`problem.${problem.kind}`, {
        letters: letters.slice(0, SHOWN).join(" ") + more,
        count: letters.length,
      });
    }
    case "too-light":
      return text("problem.too-light");
    case "edge-cut":
      return text(`problem.edge-cut.${problem.side}`, { dots: problem.dots });
    case "white-lines":
      return text(problem.along ? "problem.white-lines.along" : "problem.white-lines.across", { count: problem.count });
  }
}
