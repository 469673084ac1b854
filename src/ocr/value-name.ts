import type { FoundValue } from "./values";

/**
 * What follows a name on one line, folded: two words each, since by themselves many are names ("Hiền", "Quốc", "Năm").
 * Words in small letters end a name anyway.
 */
const AFTER_NAME =
  /^(?:sinh (?:ngay|nam|tai)|gioi tinh|nam sinh(?! (?:ngay|nam|tai))|ngay,? (?:sinh|thang|cap)|so (?:cccd|cmnd|dinh|can|ho|dien|the)|can cuoc|the can|dan toc|quoc tich|ton giao|hien (?:cu|o|tru|dang|thuong|nay|tai|ngu)|thuong tru|tam tru|cu tru|noi (?:cu|sinh|o|thuong|tam|cap|dang)|dia chi|dien thoai|que quan|chuc (?:vu|danh)|nghe nghiep|quan he|ma so)(?![a-z])/;

/** A person's name: one to seven words with capitals, or all in capitals. Starts within the first few characters. */
export function findName(text: string, folded: string, from: number): FoundValue | undefined {
  const lead =
    /^(?:[^\p{L}]{0,6}(?:(?:ông|bà|ông\/bà|ông \(bà\)|anh|chị|em|cháu|trẻ|Ông|Bà|Ông\/Bà|Ông \(Bà\)|Anh|Chị|Em|Cháu)[\s:]+)?)[^\p{L}]{0,4}/u.exec(
      text.slice(from),
    );
  let at = from + (lead?.[0].length ?? 0);
  const start = at;
  let end = at;
  let capitals: boolean | undefined;
  for (let count = 0; count < 7; count += 1) {
    const word = /^[\p{L}\p{M}'’ʼ.-]+/u.exec(text.slice(at))?.[0];
    if (word === undefined) break;
    const bare = word.replace(/[.\-]+$/, "");
    const upper = bare === bare.toUpperCase() && bare.length > 1;
    const title = /^\p{Lu}/u.test(bare);
    if (!title || bare === "") break;
    const ends = /^(?:cccd|cmnd)(?![a-z])/.test(folded.slice(at)) || (!upper && AFTER_NAME.test(folded.slice(at)));
    if (count >= 1 && ends) break;
    if (capitals === true && !upper && bare.length > 1) break;
    capitals ??= upper;
    end = at + bare.length;
    at += word.length;
    const blank = /^ +/.exec(text.slice(at))?.[0];
    if (blank === undefined || bare !== word) break;
    at += blank.length;
  }
  const value = text.slice(start, end).replace(/\s+/g, " ").trim();
  return value.length < 3 || !/\p{L}{2}/u.test(value) ? undefined : { value, from: start, to: end, repaired: false };
}
