import type { CardQr } from "../citizen/card-qr";
import type { ApplicantForm } from "./visit-requests";

/** What the card says replaces what was typed; the phone is not on it. */
export function fillFromCard(form: ApplicantForm, card: CardQr): ApplicantForm {
  const { idNumber, name, birthDate, sex, address } = card;
  return { ...form, idNumber, name, birthDate: asTyped(birthDate), sex, address };
}

/** "1994-03-18" → "18/03/1994"; a year stays a year. */
function asTyped(iso: string): string {
  const [year = "", month, day] = iso.split("-");
  return month === undefined || day === undefined ? year : `${day}/${month}/${year}`;
}
