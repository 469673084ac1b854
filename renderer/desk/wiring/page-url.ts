/** Where a page of the vault can be seen by windows of the staff. */
export function pageUrl(page: string): string {
  return `app://station/page/${page}`;
}
