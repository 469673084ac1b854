/** "079*******01": enough to tell two rows apart, not enough to use. Short or foreign numbers keep their last two. */
export function maskIdNumber(number: string): string {
  const shownBefore = number.length >= 9 ? 3 : 0;
  const shownAfter = number.length >= 9 ? 2 : 0;
  const hidden = Math.max(0, number.length - shownBefore - shownAfter);
  return number.slice(0, shownBefore) + "*".repeat(hidden) + number.slice(number.length - shownAfter);
}

/** "0900****01". */
export function maskPhone(phone: string): string {
  return phone.length < 8
    ? "*".repeat(phone.length)
    : `${phone.slice(0, 4)}${"*".repeat(phone.length - 6)}${phone.slice(-2)}`;
}

/** "Đoàn T. H. V.": the family name and initials, for public screens, which never show a whole name. */
export function maskName(name: string): string {
  const [family = "", ...given] = name.normalize("NFC").trim().split(/\s+/);
  if (given.length === 0) return initial(family);
  return [family, ...given.map(initial)].join(" ");
}

function initial(word: string): string {
  const letter = Array.from(word)[0];
  return letter === undefined ? "" : `${letter.toUpperCase()}.`;
}
