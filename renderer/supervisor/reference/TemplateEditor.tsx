import { NativeSelect, Textarea } from "@mantine/core";
import { useState } from "react";
import { BigButton } from "../../components/BigButton";
import { Notice } from "../../components/Notice";
import { useText } from "../../i18n/use-text";
import styles from "./Reference.module.css";
import type { ReferenceWork } from "./reference-work";

/** The official forms as text: the centre keeps a copy of its own; a mistake is told with its line and changes nothing. */
export function TemplateEditor({ work }: { readonly work: ReferenceWork }) {
  const text = useText("reference");
  const [form, setForm] = useState<string>(work.templates[0]?.form ?? "01");
  const [typed, setTyped] = useState<{ readonly form: string; readonly text: string }>();
  const template = work.templates.find((each) => each.form === form);
  const { templateFault: fault } = work;
  if (template === undefined) return null;
  const shown = typed?.form === form ? typed.text : template.text;

  return (
    <section aria-labelledby="template-title" className={styles.block}>
      <h2 id="template-title">{text("template")}</h2>
      <NativeSelect
        label={text("template.form")}
        value={form}
        data={work.templates.map((each) => ({
          value: each.form,
          label: each.own ? text("template.own", { name: each.name }) : each.name,
        }))}
        onChange={(event) => {
          setForm(event.currentTarget.value);
        }}
      />
      <Textarea
        label={text("template.text")}
        rows={14}
        spellCheck={false}
        value={shown}
        onChange={(event) => {
          setTyped({ form, text: event.currentTarget.value });
        }}
      />
      <details className={styles.change}>
        <summary>{text("template.fields")}</summary>
        <ul className={styles.list}>
          {template.fields.map(({ name, meaning }) => (
            <li key={name}>
              <code>{`{{${name}}}`}</code> {meaning}
            </li>
          ))}
        </ul>
      </details>
      {fault?.kind === "template" && (
        <Notice
          tone="refused"
          what={text("template.fault", { line: fault.line, about: fault.about })}
          safe={text("template.safe")}
        />
      )}
      {fault?.kind === "not-recorded" && <Notice tone="refused" what={text("fault.not-recorded")} />}
      <div className={styles.row}>
        <BigButton
          disabled={work.working || shown === template.text}
          onPress={() => {
            work.saveTemplate(template.form, shown);
          }}
        >
          {text("template.save")}
        </BigButton>
        {template.own && (
          <BigButton
            plain
            disabled={work.working}
            onPress={() => {
              setTyped(undefined);
              work.saveTemplate(template.form, "");
            }}
          >
            {text("template.back")}
          </BigButton>
        )}
      </div>
    </section>
  );
}
