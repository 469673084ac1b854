import type { Health } from "../../../src/ipc/station-state";
import type { DossierId } from "../../../src/shared/brand";
import { ProvinceScreen } from "../../components/province/ProvinceScreen";
import { useProvince } from "../../components/province/use-province";

interface ProvinceAtDeskProps {
  readonly owed: Health["owed"] | undefined;
  readonly onOpen: (id: DossierId) => void;
}

export function ProvinceAtDesk({ owed, onOpen }: ProvinceAtDeskProps) {
  return <ProvinceScreen work={useProvince()} owed={owed} onOpen={onOpen} />;
}
