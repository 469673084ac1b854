/** One face of Tinos (metric-compatible with Times New Roman, which the forms prescribe). */
export interface FontFace {
  /** Of our own scheme, e.g. "app://station/fonts/tinos-vietnamese-400-normal.woff2". */
  readonly url: string;
  readonly weight: 400 | 700;
  readonly style: "normal" | "italic";
  /** Subset of the file, "U+0102-0103, …"; undefined where the file holds everything. */
  readonly unicodeRange?: string | undefined;
}

/** A4, one column, nothing from outside; names wrap wherever they must. */
export function pageStyle(fonts: readonly FontFace[], landscape: boolean): string {
  const page = landscape ? "size:A4 landscape;margin:15mm" : "size:A4;margin:15mm 15mm 15mm 20mm";
  // Thirteen columns need smaller letters.
  const wide = landscape ? "table{font-size:10pt}" : "";
  return `${fonts.map(fontRule).join("\n")}\n@page{${page}}${RULES}${wide}`;
}

function fontRule({ url, weight, style, unicodeRange }: FontFace): string {
  if (!/^[\w:/.@-]+$/.test(url)) throw new RangeError("a font address with signs that CSS would read");
  if (unicodeRange !== undefined && !/^[U+0-9A-F?, -]+$/i.test(unicodeRange)) throw new RangeError("no unicode-range");
  const range = unicodeRange === undefined ? "" : `unicode-range:${unicodeRange};`;
  return `@font-face{font-family:"Tinos";font-weight:${weight};font-style:${style};src:url("${url}");${range}}`;
}

const RULES = `
*{box-sizing:border-box}
html{font-family:"Tinos","Times New Roman",serif;font-size:13pt;line-height:1.4;color:#000;background:#fff}
body{margin:0;overflow-wrap:anywhere}
p{margin:0 0 1.5mm;text-align:justify}
.head{display:flex;justify-content:space-between;gap:4mm;text-align:center;margin-bottom:4mm;font-size:12pt}
.head>div{flex:1 1 0}
.head>div:last-child{flex:none}
.head p{text-align:center;margin:0}
.head .rule{width:40%;border-bottom:.3mm solid #000;margin:1mm auto 1.5mm}
.title{font-weight:700;font-size:14pt;text-align:center;margin:2mm 0}
.subtitle{font-weight:700;text-align:center}
.center{text-align:center}
.section{font-weight:700}
.note{font-size:11pt;font-style:italic;margin:1mm 0}
.space{height:2mm}
.page{break-after:page}
figure{float:right;margin:0 0 2mm 4mm;text-align:center;font-size:10pt}
figure img{width:28mm;height:28mm;display:block;margin:0 auto}
table{width:100%;border-collapse:collapse;margin:1mm 0 2.5mm;font-size:12pt;clear:both}
thead{display:table-header-group}
tr{break-inside:avoid}
th,td{border:.25mm solid #000;padding:.8mm 1.2mm;vertical-align:top;text-align:left}
th{text-align:center}
.signs{display:flex;gap:6mm;margin-top:5mm;break-inside:avoid;clear:both}
.signs>div{flex:1 1 0;text-align:center}
.signs p{text-align:center;margin:0}
.signs .hint{font-style:italic}
.signs .ink{height:18mm;display:flex;align-items:center;justify-content:center}
.signs .ink img{max-height:18mm;max-width:100%}
.mark{position:fixed;inset:0;display:flex;align-items:center;justify-content:center;z-index:-1;pointer-events:none}
.mark span{font-size:84pt;font-weight:700;letter-spacing:4pt;color:#d9d9d9;transform:rotate(-35deg)}
.reprint{text-align:right;font-weight:700;font-size:11pt;margin:0 0 2mm}
`;
