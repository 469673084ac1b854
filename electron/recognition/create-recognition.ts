import { dayOf, isoDate } from "../../src/calendar/local-time";
import { encodePageText } from "../../src/ocr/page-text";
import { readPaper, type PaperCatalogue } from "../../src/ocr/read-paper";
import type { Clock } from "../../src/shared/clock";
import { ok } from "../../src/shared/result";
import type { PageDrawer, Recognition } from "../visit/ports";
import type { RecognitionClient } from "./recognition-client";

/** Pages and codes by the hidden window; fields by the rules of src/ocr on what it recognised. */
export function createRecognition(
  client: RecognitionClient,
  knowledge: Omit<PaperCatalogue, "thisYear">,
  clock: Clock,
): Recognition & PageDrawer {
  return {
    prepare: (bytes, take) => client.prepare(bytes, take),
    readCodes: (bytes) => client.readCodes(bytes),
    draw: (bytes, number) => client.draw(bytes, number),
    async read(page, priority) {
      const recognised = await client.recognise(page, priority);
      if (!recognised.ok) return recognised;
      const reading = recognised.value;
      const thisYear = Number(isoDate(dayOf(clock.now())).slice(0, 4));
      const { fields } = readPaper(reading, page.height, { ...knowledge, thisYear });
      return ok({
        finding: reading.finding ?? "text",
        text: encodePageText(reading, page.width, page.height),
        fields: fields.map(({ key, type, label, value, doubts, hints, box }, index) => ({
          id: `${key}-${index}`,
          key,
          type,
          label,
          value,
          hints,
          doubtful: doubts.length > 0,
          box: { x: box.left, y: box.top, width: box.width, height: box.height },
        })),
      });
    },
  };
}
