import { escapeHtml, pictureSource } from "./escape-html";
import { pageStyle, type FontFace } from "./page-style";
import type { Inline, LineStyle, Node, Signature } from "./template";

/** The values of one form as text, ready to print; "" is "not given". */
export interface FormValues {
  readonly title: string;
  readonly header: FormHeader;
  readonly fields: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
  /** SVG text or a data URL of a picture. */
  readonly images: Readonly<Record<string, string>>;
}

export interface FormHeader {
  /** Cơ quan chủ quản; "" where there is none. */
  readonly parentAgency: string;
  readonly centre: string;
  /** "12/TNHS"; "" prints a dotted line. */
  readonly number: string;
  /** "Xã Mẫu, ngày 22 tháng 11 năm 2026". */
  readonly placeAndDate: string;
}

export interface PageSetting {
  readonly fonts: readonly FontFace[];
  /** TẬP HUẤN stands across every page. */
  readonly training: boolean;
  readonly landscape: boolean;
  /** "BẢN IN LẠI lần 2, 09:15 22/11/2026"; undefined for the first print. */
  readonly reprint: string | undefined;
}

const DOTS = "…………………";

const TAGS: Readonly<Record<LineStyle, string>> = {
  title: 'h1 class="title"',
  subtitle: 'p class="subtitle"',
  center: 'p class="center"',
  section: 'p class="section"',
  note: 'p class="note"',
  plain: "p",
};

/** A whole HTML document without script and without anything to load but the fonts. */
export function renderForm(nodes: readonly Node[], values: FormValues, page: PageSetting): string {
  const mark = page.training ? '<div class="mark" aria-hidden="true"><span>TẬP HUẤN</span></div>' : "";
  const reprint = page.reprint === undefined ? "" : `<p class="reprint">${escapeHtml(page.reprint)}</p>`;
  const body = nodes.map((node) => renderNode(node, values)).join("\n");
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>${escapeHtml(values.title)}</title>
<style>${pageStyle(page.fonts, page.landscape)}</style>
</head>
<body>
${mark}${reprint}${body}
</body>
</html>
`;
}

function renderNode(node: Node, values: FormValues): string {
  switch (node.kind) {
    case "header":
      return renderHeader(values.header);
    case "space":
      return '<div class="space"></div>';
    case "page":
      return '<div class="page"></div>';
    case "line": {
      const [tag = "p"] = TAGS[node.style].split(" ");
      return `<${TAGS[node.style]}>${renderInline(node.parts, values.fields)}</${tag}>`;
    }
    case "image": {
      const picture = values.images[node.image] ?? "";
      if (picture === "") return "";
      return `<figure><img src="${escapeHtml(pictureSource(picture))}" alt=""><figcaption>${renderInline(node.caption, values.fields)}</figcaption></figure>`;
    }
    case "table":
      return renderTable(node, values);
    case "signatures":
      return `<div class="signs">${node.signatures.map((signature) => renderSignature(signature, values)).join("")}</div>`;
    case "if":
      return isGiven(node.field, values) ? node.nodes.map((inner) => renderNode(inner, values)).join("\n") : "";
  }
}

function renderHeader({ parentAgency, centre, number, placeAndDate }: FormHeader): string {
  const parent = parentAgency === "" ? "" : `<p>${escapeHtml(parentAgency)}</p>`;
  return `<div class="head"><div>${parent}<p><b>${escapeHtml(centre)}</b></p><div class="rule"></div><p>Số: ${escapeHtml(number === "" ? "………/………" : number)}</p></div>
<div><p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></p><p><b>Độc lập - Tự do - Hạnh phúc</b></p><div class="rule"></div><p><i>${escapeHtml(placeAndDate)}</i></p></div></div>`;
}

function renderTable(node: Node & { readonly kind: "table" }, values: FormValues): string {
  const widths = node.columns.map(({ width }) => (width === undefined ? "<col>" : `<col style="width:${width}%">`));
  const heads = node.columns.map(({ head }) => `<th>${renderInline(head, values.fields)}</th>`);
  const rows = (values.lists[node.list] ?? []).map((row) => {
    const cells = node.columns.map(({ cell }) => `<td>${renderInline(cell, row, "")}</td>`);
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<table><colgroup>${widths.join("")}</colgroup><thead><tr>${heads.join("")}</tr></thead><tbody>
${rows.join("\n")}
</tbody></table>`;
}

function renderSignature({ role, hint, name, image }: Signature, values: FormValues): string {
  const picture = image === undefined ? "" : (values.images[image] ?? "");
  const ink = picture === "" ? "" : `<img src="${escapeHtml(pictureSource(picture))}" alt="">`;
  return `<div><p><b>${renderInline(role, values.fields)}</b></p><p class="hint">${renderInline(hint, values.fields)}</p><div class="ink">${ink}</div><p><b>${renderInline(name, values.fields, "")}</b></p></div>`;
}

/** What is not given prints as a dotted line, so that it can be filled in by hand. */
function renderInline(parts: readonly Inline[], fields: Readonly<Record<string, string>>, absent = DOTS): string {
  return parts
    .map((part) => {
      switch (part.kind) {
        case "text":
          return escapeHtml(part.text);
        case "field": {
          const value = fields[part.field] ?? "";
          return escapeHtml(value === "" ? absent : value).replaceAll("\n", "<br>");
        }
        case "bold":
          return `<b>${renderInline(part.parts, fields, absent)}</b>`;
      }
    })
    .join("");
}

function isGiven(name: string, { fields, images, lists }: FormValues): boolean {
  return (fields[name] ?? "") !== "" || (images[name] ?? "") !== "" || (lists[name]?.length ?? 0) > 0;
}
