import { dayOf, isoDate } from "../../src/calendar/local-time";
import { readPaper, type PaperCatalogue } from "../../src/ocr/read-paper";
import type { Clock } from "../../src/shared/clock";
import { ok } from "../../src/shared/result";
import type { ReferenceData } from "../catalogue/reference-data";
import type { Recognition } from "../visit/ports";
import type { RecognitionClient } from "./recognition-client";

function catalogueOf({ paperKinds, dictionaries }: ReferenceData, clock: Clock): PaperCatalogue {
  const { idNumberPrefixes } = dictionaries;
  return {
    kinds: paperKinds,
    idNumberPrefixes,
    provinces: idNumberPrefixes.map((prefix) => prefix.oldProvince),
    thisYear: Number(isoDate(dayOf(clock.now())).slice(0, 4)),
  };
}

/** Pages and codes by the hidden window; fields by the rules of src/ocr on what it recognised. */
export function createRecognition(client: RecognitionClient, data: ReferenceData, clock: Clock): Recognition {
  return {
    prepare: (bytes, take) => client.prepare(bytes, take),
    readCodes: (bytes) => client.readCodes(bytes),
    async read(page) {
      const recognised = await client.recognise(page, "waiting");
      if (!recognised.ok) return recognised;
      const { fields } = readPaper(recognised.value, page.height, catalogueOf(data, clock));
      return ok(
        fields.map(({ key, type, label, value, doubts, hints, box }, index) => ({
          id: `${key}-${index}`,
          key,
          type,
          label,
          value,
          hints,
          doubtful: doubts.length > 0,
          box: { x: box.left, y: box.top, width: box.width, height: box.height },
        })),
      );
    },
  };
}
