import type { QueueData } from "../../../src/queue/queue-data";
import type { SpokenLanguage } from "../../components/voice/sentence";
import { partsOf } from "../../components/voice/clip-name";
import { TEXTS } from "../../i18n/texts";

const SPOKEN = {
  kiosk: ["welcome", "question", "noService", "goToCounter", "idle.question"],
  ticket: [
    ...["take", "services.question", "search.question", "search.note", "priority.question", "priority.note"],
    ...["priority.none", "yours", "priority", "before.none", "before", "minutes", "called"],
    ...["paper.printing", "paper.printed", "paper.waits", "paper.none"],
    ...["fault.no-numbers", "fault.not-saved", "fault.safe", "fault.todo"],
  ],
  lookUp: [
    ...["title", "code.question", "code.note", "code.other", "code.other.todo", "code.type"],
    ...["typed.question", "typed.note", "number.question", "number.note", "due.spoken", "take"],
    ...["state.waiting", "state.working", "state.late", "state.supplement", "state.payment", "state.ready"],
    ...["state.posted", "state.returned", "state.refused", "state.withdrawn", "state.stopped"],
    ...["todo.waiting", "todo.working", "todo.late", "todo.supplement", "todo.payment", "todo.ready"],
    ...["todo.posted", "todo.returned", "todo.refused", "todo.withdrawn", "todo.stopped"],
    ...["not-here", "not-here.why", "not-here.todo", "too-often", "too-often.why", "too-often.todo"],
    ...["fault", "fault.why", "fault.todo"],
  ],
  prepare: [
    ...["title", "meanwhile", "slip.question", "slip.note", "slip.none", "slip.unknown", "slip.unknown.todo"],
    ...["card.question", "card.note", "card.skip", "card.other", "card.other.todo", "sealed"],
    ...["pages.question", "pages.note", "done.question", "done.note"],
  ],
} as const;

/** Everything that the kiosk can say in a language, each once: build/voice.mjs makes a clip of each. */
export function spokenTexts(
  language: SpokenLanguage,
  { services, priorityGroups }: Pick<QueueData, "services" | "priorityGroups">,
): readonly string[] {
  const texts: Readonly<Record<string, Readonly<Record<string, string>>>> = TEXTS[language];
  const own = Object.entries(SPOKEN).flatMap(([screen, keys]) => keys.map((key) => texts[screen]?.[key] ?? ""));
  const chosen = [...services, ...priorityGroups].map((each) => each[language].title);
  return [...new Set([...own, ...chosen].flatMap((text) => partsOf(text).map((part) => part.text)))].filter(
    (text) => text !== "",
  );
}
