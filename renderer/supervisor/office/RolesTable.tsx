import { IconCheck } from "@tabler/icons-react";
import { isAllowed, PERMISSIONS, ROLES } from "../../../src/access/roles";
import { useText } from "../../i18n/use-text";
import styles from "../reference/Reference.module.css";

/** Which role may do what: the very table that main decides by. */
export function RolesTable() {
  const text = useText("staff");
  return (
    <section className={styles.block} aria-labelledby="roles-title">
      <h2 id="roles-title">{text("table")}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{text("permission")}</th>
            {ROLES.map((role) => (
              <th key={role} scope="col">
                {text(`role.${role}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {PERMISSIONS.map((permission) => (
            <tr key={permission}>
              <th scope="row">{text(`may.${permission}`)}</th>
              {ROLES.map((role) => (
                <td key={role}>
                  {isAllowed(role, permission) ? (
                    <>
                      <IconCheck aria-hidden size="1.25rem" />
                      <span className="qmc-hidden">{text("yes")}</span>
                    </>
                  ) : (
                    <span className="qmc-hidden">{text("no")}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
