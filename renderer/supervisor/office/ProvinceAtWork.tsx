import type { Health } from "../../../src/ipc/station-state";
import { EnrolForm } from "../../components/province/EnrolForm";
import { MeteredForm } from "../../components/province/MeteredForm";
import { PurgeForm } from "../../components/province/PurgeForm";
import { usePurge } from "../../components/province/use-purge";
import { ProvinceScreen } from "../../components/province/ProvinceScreen";
import { useProvince } from "../../components/province/use-province";
import styles from "../reference/Reference.module.css";

/** Where the line to the province is named and looked after. */
export function ProvinceAtWork({ owed }: { readonly owed: Health["owed"] | undefined }) {
  const work = useProvince();
  const purge = usePurge();
  return (
    <main className={styles.main} aria-labelledby="province-title">
      <ProvinceScreen work={work} owed={owed}>
        <EnrolForm work={work} />
        <MeteredForm work={work} />
        <PurgeForm work={purge} />
      </ProvinceScreen>
    </main>
  );
}
