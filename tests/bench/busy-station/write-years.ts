import type { Journal } from "../../../electron/journal/journal";
import type { KeyRing } from "../../../electron/keys/key-ring";
import { dayOf, isoDate } from "../../../src/calendar/local-time";
import { bodyVersion, DOSSIER_OPENED } from "../../../src/dossier/dossier-event";
import { acceptedSchema } from "../../../src/dossier/entry-bodies";
import type { Move } from "../../../src/dossier/dossier-status";
import { acceptDossier } from "../../../src/intake/accept-dossier";
import { dossierSeries } from "../../../src/intake/number-state";
import type { EntryDraft } from "../../../src/journal/entry";
import type { CommandId, DossierId, Hash, KeyId } from "../../../src/shared/brand";
import type { Instant } from "../../../src/shared/clock";
import type { IdSource } from "../../../src/shared/id-source";
import { expectOk } from "../../../src/shared/result";
import { anAcceptCommand, anActor, anIntakeContext, aParty } from "../../fakes/build-intake";
import { createSeededRandom } from "../../fakes/seeded-random";

export interface BusyParts {
  readonly ring: Pick<KeyRing, "create">;
  readonly journal: Pick<Journal, "append">;
  readonly ids: IdSource;
  readonly stationKey: KeyId;
}

export interface BusyYears {
  readonly dossiers: number;
  /** How often each of them is looked at: entries of the class `access`. */
  readonly looks: number;
  /** The last dossiers, which are still being worked on: only the first of their moves have happened. */
  readonly stillOpen: number;
  readonly from: Instant;
  readonly to: Instant;
  readonly agency: string;
  /** Numbers of the first day begin behind this one. */
  readonly firstNumber?: number;
}

interface Written {
  readonly key: KeyId;
  readonly id: DossierId;
  readonly isOpen: boolean;
}

const MOVES: readonly Move[] = ["transfer", "askSupplement", "supply", "resolve", "handOver"];
/** Dossiers that are on their way at the same time: their entries lie mixed. */
const BATCH = 500;
const TIME_LIMIT_MS = 2 * 86_400_000;
const FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ"] as const;
const MIDDLE = ["Thị", "Văn", "Ngọc", "Quốc", "Thị Phương", "Minh", "Thanh", "Hữu", "Thùy", "Bảo"] as const;
const GIVEN = ["Ánh", "Thảo", "Hùng", "Lan", "Đức", "Nguyên", "Hạnh", "Châu", "Khánh", "Yến", "Sơn", "Phúc"] as const;

/** Appends the entries of years to a journal: dossiers of people who do not exist, sealed, chained and signed as real ones. */
export async function writeYears({ ring, journal, ids, stationKey }: BusyParts, years: BusyYears): Promise<void> {
  const { dossiers, looks, from, to } = years;
  const random = createSeededRandom(5);
  let [lastDay, number] = ["", years.firstNumber ?? 0];

  const append = async (drafts: readonly EntryDraft[], at: Instant): Promise<readonly (Hash | undefined)[]> => {
    const results = await Promise.all(drafts.map((draft) => journal.append([draft], at)));
    return results.map((result) => expectOk(result)[0]?.hash);
  };
  const accept = ({ key, id }: Written, now: Instant): EntryDraft => {
    const day = isoDate(dayOf(now)).slice(2).replaceAll("-", "");
    number = day === lastDay || lastDay === "" ? number + 1 : 1;
    lastDay = day;
    const code = `${years.agency}-${day}-${number.toString().padStart(4, "0")}`;
    const allotted = { series: dossierSeries(years.agency), scope: day, number };
    const owner = aParty({
      name: `${random.pick(FAMILY)} ${random.pick(MIDDLE)} ${random.pick(GIVEN)}`,
      idNumber: `0791909${random.below(100_000).toString().padStart(5, "0")}`,
      phone: `09000${random.below(100_000).toString().padStart(5, "0")}`,
    });
    // Ids of the id source have the form of all ids.
    const command = anAcceptCommand({ draftId: id, commandId: ids.next() as CommandId, owner });
    const context = anIntakeContext({ key, allotCode: () => ({ ok: true, value: { code, number: allotted } }) });
    const [draft] = expectOk(acceptDossier(command, context));
    if (draft === undefined) throw new Error("no entry");
    // The rules of today do not believe a clock of years ago.
    const times = { at: now, receivedAt: now, dueAt: now + TIME_LIMIT_MS };
    return { ...draft, body: { ...acceptedSchema.parse(draft.body), ...times } };
  };
  const look = (id: DossierId, at: Instant): EntryDraft => {
    const body = { command: ids.next(), actor: anActor, at, dossier: id, why: null };
    return { class: "access", dossier: id, kind: DOSSIER_OPENED, version: 1, parents: [], key: stationKey, body };
  };

  for (let first = 0; first < dossiers; first += BATCH) {
    const count = Math.min(BATCH, dossiers - first);
    const begun = from + Math.floor(((to - from) * first) / dossiers);
    const step = Math.floor((to - from) / Math.ceil(dossiers / BATCH) / (MOVES.length + 1));
    const keys = expectOk(await ring.create(count));
    const written = keys.map((key, index): Written => {
      return { key, id: ids.next() as DossierId, isOpen: first + index >= dossiers - years.stillOpen };
    });
    let heads = await append(
      written.map((one) => accept(one, begun)),
      begun,
    );
    for (const [turn, move] of MOVES.entries()) {
      const at = begun + step * (turn + 1);
      const moved = written.filter(({ isOpen }) => !isOpen || turn === 0);
      const parents = heads;
      heads = await append(
        moved.map(({ key, id }, index) => moveDraft(ids, key, id, move, parents[index], at)),
        at,
      );
      if (turn < looks)
        await append(
          written.map(({ id }) => look(id, at)),
          at,
        );
    }
  }
}

function moveDraft(
  ids: IdSource,
  key: KeyId,
  dossier: DossierId,
  move: Move,
  parent: Hash | undefined,
  at: Instant,
): EntryDraft {
  const body = {
    // As above.
    command: ids.next() as CommandId,
    actor: anActor,
    at,
    move,
    from: "received",
    reason: "theo quy định",
    ground: null,
    department: null,
    dueAt: null,
    code: null,
    number: null,
    missing: [],
    receiver: null,
    pages: [],
  };
  const parents = parent === undefined ? [] : [parent];
  const kind = "dossier.moved";
  return { class: "dossier", dossier, kind, version: bodyVersion(kind), parents, key, body };
}
