import { TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import { useText } from "../i18n/use-text";
import { ChoiceCard } from "../components/ChoiceCard";
import type { CommuneChoice } from "./station-choice";
import styles from "./Setup.module.css";

interface CommuneStepProps {
  readonly find: (words: string) => { readonly found: readonly CommuneChoice[]; readonly more: boolean };
  readonly chosen: CommuneChoice | undefined;
  readonly onChoose: (commune: CommuneChoice) => void;
}

/** One of 3,321 communes, found without diacritics. */
export function CommuneStep({ find, chosen, onChoose }: CommuneStepProps) {
  const text = useText("setup");
  const [words, setWords] = useState("");
  const result = useMemo(() => (words.trim() === "" ? undefined : find(words)), [find, words]);
  const shown = result?.found ?? (chosen === undefined ? [] : [chosen]);

  return (
    <>
      <TextInput
        label={text("commune.search")}
        description={text("commune.hint")}
        value={words}
        size="md"
        onChange={(event) => {
          setWords(event.currentTarget.value);
        }}
      />
      <p role="status" className={styles.count}>
        {result !== undefined && result.found.length === 0 && text("commune.none")}
        {result !== undefined && result.found.length > 0 && text("commune.found", { found: result.found.length })}
        {result?.more === true && ` · ${text("commune.more")}`}
      </p>
      {shown.length > 0 && (
        <fieldset className={styles.communes}>
          <legend className="qmc-hidden">{text("step.commune")}</legend>
          {shown.map((commune) => (
            <ChoiceCard
              key={commune.code}
              group="commune"
              value={commune.code}
              title={commune.name}
              note={commune.province}
              chosen={commune.code === chosen?.code}
              onChoose={() => {
                onChoose(commune);
              }}
            />
          ))}
        </fieldset>
      )}
    </>
  );
}
