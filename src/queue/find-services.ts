import { foldText } from "../shared/fold-text";
import type { QueueService } from "./queue-data";

/** What a citizen may mean, and which number to take for it. */
export interface FoundService {
  /** Everyday words, or the name of the procedure; Vietnamese as in the catalogue. */
  readonly words: string;
  readonly service: string;
}

/** A procedure that fits the words, best first. */
interface ProcedureHit {
  readonly name: string;
  readonly field: string;
  /** The everyday words that fitted; "" where none did. */
  readonly words: string;
}

/** What a kiosk shows above its keys. */
const MOST_FOUND = 4;

/**
 * Services by typed words, without marks: first those whose own words begin like them, then by the field of each
 * procedure that fits. A field that no service stands for leads to the one that is everybody's.
 */
export function findServices(
  services: readonly QueueService[],
  typed: string,
  hits: readonly ProcedureHit[],
): readonly FoundService[] {
  const wanted = foldText(typed);
  if (wanted === "") return [];
  const own = services
    .filter(({ vi, en }) => [vi.title, vi.note, en.title, en.note].some((words) => holds(words, wanted)))
    .map(({ id, vi }) => ({ words: vi.title, service: id }));
  const anybodys = services.find(({ place, fields }) => place === "choose" && fields.length === 0);
  const byProcedure = hits.flatMap(({ name, field, words }) => {
    const service = services.find(({ fields }) => fields.includes(field)) ?? anybodys;
    return service === undefined ? [] : [{ words: beginLarge(words === "" ? name : words), service: service.id }];
  });
  const seen = new Set<string>();
  const isNew = ({ words, service }: FoundService): boolean => {
    const key = `${foldText(words)} ${service}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  };
  return [...own, ...byProcedure].filter(isNew).slice(0, MOST_FOUND);
}

/** The typed words stand there at the beginning of a word. */
function holds(words: string, wanted: string): boolean {
  return ` ${foldText(words).replace(/[^a-z0-9]+/g, " ")}`.includes(` ${wanted}`);
}

function beginLarge(words: string): string {
  return words.charAt(0).toLocaleUpperCase("vi") + words.slice(1);
}
