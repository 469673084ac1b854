import path from "node:path";
import { centreDetails } from "../../electron/catalogue/centre-details";
import { readReferenceData, type ReferenceData } from "../../electron/catalogue/reference-data";
import type { SessionTable } from "../../electron/core/session-table";
import type { Centre } from "../../electron/app/station-config";
import { isAllowed, isRole, type Permission } from "../../src/access/roles";
import type { Actor } from "../../src/dossier/body-parts";
import { grantDraft, receiptSeries } from "../../src/intake/number-state";
import type { CentreDetails } from "../../src/procedure/centre-details";
import type { Paper } from "../../src/printing/paper";
import type { SlipName } from "../../src/printing/print-entry";
import type { Disk } from "../../src/shared/disk";
import { expectOk, ok } from "../../src/shared/result";
import { anActor } from "./build-intake";
import { createDerivedKeySealer } from "./derived-key-sealer";
import { createFixedClock, type FixedClock } from "./fixed-clock";
import { createSimulatedDisk } from "./simulated-disk";
import { KIT_AGENCY, KIT_KEY, kitCrypto, openStationKit, type StationKit } from "./station-kit";
import type { PrintDesk } from "../../electron/core/print-desk";

const ASSETS = path.resolve(import.meta.dirname, "../../assets");

const centre: Centre = {
  name: "Trung tâm Phục vụ hành chính công xã Mẫu",
  commune: "Xã Mẫu",
  province: "Tỉnh Minh Họa",
  agencyCode: KIT_AGENCY,
  training: true,
};

export interface OfficeKit extends StationKit {
  readonly disk: Disk;
  readonly clock: FixedClock;
  readonly data: ReferenceData;
  readonly core: StationKit & {
    readonly centre: Centre;
    readonly details: CentreDetails;
    readonly stationKey: typeof KIT_KEY;
    readonly ring: ReturnType<typeof createDerivedKeySealer>;
  };
  readonly printed: { readonly slip: SlipName; readonly subject: string; readonly paper: Paper }[];
  readonly printing: Pick<PrintDesk, "print">;
}

/** A station with the training centre's account and receipts, its slips kept in a list. */
export async function openOfficeKit(): Promise<OfficeKit> {
  const disk = createSimulatedDisk(1).boot();
  const clock = createFixedClock();
  const ring = createDerivedKeySealer(kitCrypto);
  const data = await readReferenceData(ASSETS);
  const details = centreDetails(data, centre, clock);
  const kit = await openStationKit(disk, {
    clock,
    sealer: ring,
    parts: { receipts: () => details.receipts, training: true },
  });
  const symbols = [details.receipts?.symbol ?? ""];
  const grant = { series: receiptSeries(KIT_AGENCY), grant: { kind: "running", symbols } } as const;
  expectOk(await kit.runtime.record([grantDraft(grant, KIT_KEY)]));
  const printed: OfficeKit["printed"][number][] = [];
  return {
    ...kit,
    ...{ disk, clock, data, printed },
    core: { ...kit, centre, details, stationKey: KIT_KEY, ring },
    printing: {
      print(slip, subject, paper) {
        printed.push({ slip, subject, paper });
        return Promise.resolve(ok({ id: "j", slip, subject, paper, status: "waiting", attempts: 0, mark: 0 }));
      },
    },
  };
}

/** Somebody in one role at every window. */
export function sessionsOf(role: string): Pick<SessionTable, "require" | "may"> {
  const may = (permission: Permission): boolean => isRole(role) && isAllowed(role, permission);
  return {
    may: (_sender, permission) => may(permission),
    require(_sender, permission): Actor {
      if (!may(permission)) throw new Error(`nobody with ${permission}`);
      return { ...anActor, role };
    },
  };
}
