import { useEffect, useState } from "react";
import type { SlipQuestion } from "../../../src/ipc/printer-requests";
import { useStation } from "../../app/station-api";
import { SlipQuestionNotice } from "../../components/slip-question/SlipQuestionNotice";

/** Slips that a person must look for, above whatever the officer is doing. */
export function SlipQuestions() {
  const station = useStation();
  const [questions, setQuestions] = useState<readonly SlipQuestion[]>([]);

  useEffect(() => {
    let alive = true;
    const look = (): void => {
      void station.ask("slip:questions", undefined).then((asked) => {
        if (alive) setQuestions(asked);
      });
    };
    look();
    const stop = station.listen("print:changed", look);
    return () => {
      alive = false;
      stop();
    };
  }, [station]);

  return (
    <SlipQuestionNotice
      questions={questions}
      onAnswer={(job, cameOut) => {
        // Off the screen at once: a second press must not look like a second answer.
        setQuestions((known) => known.filter((question) => question.job !== job));
        void station.ask("slip:answer", { job, cameOut });
      }}
    />
  );
}
