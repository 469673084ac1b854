import { useState } from "react";
import { BigButton } from "../../components/BigButton";
import { Notice } from "../../components/Notice";
import { useText } from "../../i18n/use-text";
import styles from "../reference/Reference.module.css";
import { RolesTable } from "./RolesTable";
import { StaffEditor } from "./StaffEditor";
import type { StaffWork } from "./use-staff";

/** Who works here, what each may do, and a new PIN for somebody who forgot the old one. */
export function StaffScreen({ work }: { readonly work: StaffWork }) {
  const text = useText("staff");
  const [open, setOpen] = useState<string>();
  const { list, fault, done } = work;
  if (list === undefined) return null;
  const edited = list.officers.find(({ id }) => id === open);

  return (
    <main className={styles.main} aria-labelledby="staff-title">
      <section className={styles.block}>
        <h1 id="staff-title">{text("title")}</h1>
        {!list.mayManage && <Notice tone="info" what={text("mayNot")} todo={text("mayNot.todo")} />}
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{text("name")}</th>
              <th scope="col">{text("roles")}</th>
              <th scope="col">{text("state")}</th>
              <th scope="col">
                <span className="qmc-hidden">{text("open")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.officers.map(({ id, name, roles, active, mayResetPin }) => (
              <tr key={id}>
                <td className={styles.value}>{name}</td>
                <td>{roles.map((role) => text(`role.${role}`)).join(", ")}</td>
                <td>{text(active ? "active" : "left")}</td>
                <td>
                  {(list.mayManage || mayResetPin) && (
                    <button
                      type="button"
                      className={styles.link}
                      aria-label={text("openFor", { name })}
                      onClick={() => {
                        setOpen(id);
                      }}
                    >
                      {text("open")}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {list.mayManage && (
          <div className={styles.row}>
            <BigButton
              plain
              onPress={() => {
                setOpen("new");
              }}
            >
              {text("add")}
            </BigButton>
          </div>
        )}
        {fault !== undefined && <Notice tone="refused" what={text(`fault.${fault}`)} safe={text("fault.safe")} />}
        {done && <Notice tone="done" what={text("done")} />}
      </section>
      {open !== undefined && (
        <StaffEditor
          key={open}
          officer={edited}
          mayManage={list.mayManage}
          work={work}
          onClose={() => {
            setOpen(undefined);
          }}
        />
      )}
      <RolesTable />
    </main>
  );
}
