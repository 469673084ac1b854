/** The form of an agency's code (QĐ 20/2020/QĐ-TTg as amended): "H56.123", up to four groups. Whose it is, only the province knows. */
export function isAgencyCode(code: string): boolean {
  return /^[HG]\d{2}(\.\d{1,4}){0,3}$/.test(code);
}
