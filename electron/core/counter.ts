import type { Actor } from "../../src/dossier/body-parts";
import type { CounterRequests } from "../../src/ipc/counter-channels";
import type { DossierId } from "../../src/shared/brand";
import type { Clock } from "../../src/shared/clock";
import type { Disk } from "../../src/shared/disk";
import type { IdSource } from "../../src/shared/id-source";
import type { ReferenceData } from "../catalogue/reference-data";
import type { DraftRecord } from "../visit/draft-record";
import type { RepliesOf } from "../ipc/answer";
import type { FormPages } from "../paper/form-pages";
import { createCashDesk } from "./cash-desk";
import { createCentreReplies } from "./centre-desk";
import type { Core } from "./core";
import { createDeclineDesk } from "./decline-desk";
import { createDelegationReplies } from "./delegation-desk";
import { createDossierDesk, type DossierDesk } from "./dossier-desk";
import { createFeeDesk } from "./fee-desk";
import { createFeeReplies } from "./fee-replies";
import { createFormDesk, type FormDeskParts } from "./form-desk";
import { createListDesk } from "./list-desk";
import type { PaperDesk } from "./paper-desk";
import type { PrintDesk } from "./print-desk";
import { createReferenceDesk } from "./reference-desk";
import { createReferenceReplies } from "./reference-replies";
import type { SessionTable } from "./session-table";
import { createStaffReplies } from "./staff-desk";
import { createStatementDesk } from "./statement-desk";
import { createSupplyDesk, type SupplyDesk } from "./supply-desk";
import { createWorkReplies } from "./work-replies";

export interface CounterParts extends Pick<FormDeskParts, "outlet"> {
  readonly core: Core;
  readonly disk: Disk;
  readonly data: ReferenceData;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly sessions: SessionTable;
  readonly printing: Pick<PrintDesk, "print">;
  readonly paper: Pick<PaperDesk, "findSlip">;
  readonly forms: FormPages;
  /** Papers came or were confirmed: their PDFs are to be made. `record`: what was read on the pages already. */
  readonly papersChanged: (id: DossierId, actor: Actor, record: DraftRecord | undefined) => void;
  /** Rungs of the custody ladder that a dossier has reached, 1 to 5. */
  readonly rungOf: (id: DossierId) => number;
}

/** The counter after acceptance: work on dossiers, their papers and their money. */
export interface Counter {
  readonly dossiers: DossierDesk;
  readonly supply: SupplyDesk;
  readonly replies: RepliesOf<CounterRequests>;
}

export function openCounter(parts: CounterParts): Counter {
  const { core, disk, data, clock, ids, sessions, printing, paper } = parts;
  const forms = createFormDesk(parts);
  const dossiers = createDossierDesk({ core, data, clock, paper, forms, rungOf: parts.rungOf });
  const supply = createSupplyDesk({ core, data, clock, dossiers, supplied: parts.papersChanged });
  return {
    dossiers,
    supply,
    replies: {
      ...createWorkReplies({
        core,
        clock,
        sessions,
        dossiers,
        forms,
        decline: createDeclineDesk(parts),
        lists: createListDesk(parts),
        supply,
        ids,
        confirmed: (id, actor) => {
          parts.papersChanged(id, actor, undefined);
        },
      }),
      ...createReferenceReplies(createReferenceDesk({ core, disk, data, clock, ids }), sessions),
      ...createDelegationReplies({ core, disk, data, clock, ids, sessions }),
      ...createCentreReplies({ core, disk, data, clock, ids, sessions }),
      ...createStaffReplies({ core, clock, ids, sessions }),
      ...createFeeReplies({
        sessions,
        fees: createFeeDesk({ core, data, clock, dossiers, printing }),
        cash: createCashDesk({ core, clock, ids, printing }),
        statements: createStatementDesk(core, ids),
      }),
    },
  };
}
