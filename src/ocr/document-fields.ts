import { distanceBetween } from "./fuzzy";
import { isCapitals } from "./paragraphs";
import type { DraftField } from "./draft-field";
import { unionOf } from "./reading";
import { wordsBetween, type Segment } from "./segments";
import { tidyValue } from "./value-address";
import { findName } from "./value-name";
import { findDate, findIdNumber } from "./values";

/** First words of a body that issues papers: a line that begins so is a body of its own, not the rest of the line above. */
const BODY =
  /^(?:uy ban|ubnd|cong an|so |phong |trung tam|van phong|toa an|hoi dong|ban |cuc |chi cuc|truong |benh vien|tram y te|cong ty|bao hiem|dang uy|vien |bo |ngan hang|chi nhanh)/;
const TITLE =
  /^(?:giay|don |to khai|quyet dinh|xac nhan|phieu|bang |di chuc|cam doan|ban an|so ho khau|bien |trich luc|thong bao|hop dong|van ban|ban |bao cao|to trinh|nghi quyet)/;
const NATION = "cong hoa xa hoi chu nghia viet nam";

/** What the head of an official paper carries (Decree 30/2020/ND-CP): body, number, place and date. */
export function readDocumentFields(segments: readonly Segment[], pageHeight: number): readonly DraftField[] {
  const fields = [
    readNumber(segments, pageHeight),
    readPlaceDate(segments),
    readIssuer(segments, pageHeight),
    readCardNumber(segments),
  ];
  return [...fields.filter((field) => field !== undefined), ...readSentencePersons(segments)];
}

function readNumber(segments: readonly Segment[], pageHeight: number): DraftField | undefined {
  for (const segment of segments) {
    if (segment.box.top > pageHeight * 0.35) break;
    const match =
      /(?:^|[^\p{L}])(s[oôốồổỗộơ06]\s*[:;.]*\s*)([\dóÓ]*\d[a-zA-Z]?(?:\s?\/\s?[\p{L}\d][\p{L}\d.&\-–/]*(?:(?:\s?[-–]\s?|(?<=[-–])\s)\p{Lu}{2,})*)+)/iu.exec(
        segment.text,
      );
    if (match === null) continue;
    const [all, lead = "", raw = ""] = match;
    const from = match.index + all.length - raw.length;
    const value = raw
      .replace(/[óÓ]/g, "6")
      .replace(/\s/g, "")
      .replace(/[Ðð]/g, "Đ")
      .replace(/–/g, "-")
      .replace(/[.\-/]+$/, "");
    const words = wordsBetween(segment, from, from + raw.length);
    return {
      key: "so_van_ban",
      type: "number",
      label: lead.replace(/[\s:;.]+$/, ""),
      value,
      words,
      repaired: /[óÓ]/.test(raw),
    };
  }
  return undefined;
}

/** "Số: 001085012345" of an identity card. */
function readCardNumber(segments: readonly Segment[]): DraftField | undefined {
  for (const segment of segments) {
    const match = /^(s[oôốồổỗộơ06](?:\s*\/\s*no\.?)?)\s*[:;.]*\s*(?=\d)/iu.exec(segment.text);
    const number = match === null ? undefined : findIdNumber(segment.text, match[0].length);
    if (match === null || number === undefined || number.from > match[0].length) continue;
    if (number.value.length !== 12 && number.value.length !== 9) continue;
    const words = wordsBetween(segment, number.from, number.to);
    const label = match[1] ?? "";
    return {
      key: "so_dinh_danh",
      type: "idNumber",
      label,
      value: number.value,
      words,
      repaired: number.repaired,
    };
  }
  return undefined;
}

/** "Diễn Châu, ngày 21 tháng 8 năm 2025" that ends its line; in the head first, at the foot else. */
function readPlaceDate(segments: readonly Segment[]): DraftField | undefined {
  for (const segment of segments) {
    const match = /(?:^|[^\p{L}])\p{Lu}[\p{L}\d .'-]{1,40}[,.]\s*(?=ng[aàảãáạăâ][yuvj]\s)/u.exec(segment.text);
    if (match === null) continue;
    const date = findDate(segment.text, segment.folded, match.index + match[0].length);
    if (date === undefined || date.value.length < 8 || segment.text.length - date.to > 4) continue;
    const words = wordsBetween(segment, date.from, date.to);
    return { key: "ngay", type: "date", label: "", value: date.value, words, repaired: date.repaired };
  }
  return undefined;
}

function readIssuer(segments: readonly Segment[], pageHeight: number): DraftField | undefined {
  const head = segments.filter((segment) => segment.box.top < pageHeight * 0.2 && isCapitals(segment.text));
  const nation = head.find((segment) => distanceBetween(segment.folded.slice(-NATION.length), NATION, 6) <= 6);
  let lines: readonly Segment[] = [];
  for (const segment of head) {
    const text = withoutNation(segment);
    if (text === undefined) continue;
    if (nation !== undefined && segment.box.left > nation.box.left + nation.box.width * 0.3 && segment !== nation)
      continue;
    if (lines.length === 0 && !BODY.test(text.folded)) continue;
    if (TITLE.test(text.folded) && !BODY.test(text.folded)) break;
    const above = lines.at(-1);
    if (above !== undefined && !isBelow(above, text)) break;
    lines = BODY.test(text.folded) ? [text] : [...lines, text];
    if (lines.length === 3) break;
  }
  const words = lines.flatMap((line) => line.words);
  if (words.length === 0) return undefined;
  const value = tidyValue(lines.map((line) => line.text).join(" "));
  return { key: "co_quan_ban_hanh", type: "issuer", label: "", value, words };
}

/** Close under it and centred with it: the title of the paper stands in the middle of the page. */
function isBelow(above: Segment, line: Segment): boolean {
  const centre = (segment: Segment) => segment.box.left + segment.box.width / 2;
  const near = Math.abs(centre(line) - centre(above)) < 0.5 * above.box.width;
  return near && line.box.top - above.box.top < above.box.height * 4;
}

/** The left part of a line on which both columns of the head were read as one. */
function withoutNation(segment: Segment): Segment | undefined {
  const at = segment.folded.search(/c[o0q]ng h[o0]a xa h/);
  if (at === 0) return undefined;
  if (at < 0) return segment;
  const words = segment.words.filter((_, index) => (segment.starts[index] ?? 0) < at - 1);
  if (words.length === 0) return undefined;
  const box = unionOf(words.map((word) => word.box));
  return { ...segment, text: segment.text.slice(0, at).trim(), folded: segment.folded.slice(0, at).trim(), words, box };
}

/** "cho bà Trần Thị Hường, sinh ngày …": whoever is followed by a birth date or a number is the person meant. */
function readSentencePersons(segments: readonly Segment[]): readonly DraftField[] {
  for (const segment of segments) {
    const match = /(?:^|[\s(])(?:ông|bà|anh|chị|cháu|em|Ông|Bà)\s+(?=\p{Lu})/u.exec(segment.text);
    if (match === null) continue;
    const name = findName(segment.text, segment.folded, match.index + match[0].length);
    const after = name === undefined ? "" : segment.folded.slice(name.to, name.to + 40);
    if (name === undefined || !/^[,;]?\s*(?:\(|sinh|so dinh danh|cccd|cmnd|can cuoc)/.test(after)) continue;
    const words = wordsBetween(segment, name.from, name.to);
    return [{ key: "ho_ten", type: "name", label: "", value: name.value, words }];
  }
  return [];
}
