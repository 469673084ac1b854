/**
 * The script that puts a form into the page that the print window keeps open: fonts and layout are there already, so it
 * takes a tenth of the time of loading it. undefined where the form is laid out in another way (the register lies on its
 * side); then it is loaded as a page of its own. Scripts of a form would not run: it has none, and the page allows none.
 */
export function fillScript(html: string, keptStyle: string): string | undefined {
  const style = between(html, "<style>", "</style>");
  const title = between(html, "<title>", "</title>");
  const body = between(html, "<body>", "</body>");
  if (style !== keptStyle || title === undefined || body === undefined) return undefined;
  return `(async () => {
  document.querySelector("title").innerHTML = ${JSON.stringify(title)};
  document.body.innerHTML = ${JSON.stringify(body)};
  document.body.getBoundingClientRect();
  await document.fonts.ready;
  await Promise.all([...document.images].map((picture) => picture.decode().catch(() => undefined)));
})()`;
}

function between(text: string, begin: string, end: string): string | undefined {
  const from = text.indexOf(begin);
  const to = text.lastIndexOf(end);
  return from === -1 || to < from ? undefined : text.slice(from + begin.length, to);
}
