import { formatLocalTime } from "../calendar/local-time";
import type { PaperRecord } from "../dossier/body-parts";
import { officialRecord } from "../dossier/official-record";
import type { Instant } from "../shared/clock";

/** What a digitised paper says of itself: its record (domain §1.3), and who stands for it. */
export interface PaperFacts {
  /** With the state that the paper counts as now. */
  readonly record: PaperRecord;
  /** Of the procedure's required paper. */
  readonly paperId: string | undefined;
  readonly centreName: string;
  readonly agencyCode: string;
  /** SHA-256 of the pages as they were accepted, in order. */
  readonly pageHashes: readonly string[];
  /** Who said later what the paper counts as, and when; none in the first revision. */
  readonly confirmed?: { readonly officer: string; readonly at: Instant };
}

/** XMP: Dublin Core for every program, the official names of the fields in a namespace of our own; times are ISO 8601. */
export function writePaperFacts(facts: PaperFacts): string {
  const { record, confirmed } = facts;
  const official = officialRecord(record, { time: isoTime, day: (iso) => iso, file: (page) => page });
  const own: readonly (readonly [string, string | undefined])[] = [
    ...Object.entries<string | boolean | readonly string[]>({ ...official }).map(
      ([name, value]) => [name, textOf(value)] as const,
    ),
    ["MaThanhPhanHoSo", facts.paperId],
    ["CoQuanSoHoa", facts.centreName],
    ["MaCoQuanSoHoa", facts.agencyCode],
    ["SoTrang", String(facts.pageHashes.length)],
    ["NguoiXacNhan", confirmed?.officer],
    ["ThoiDiemXacNhan", confirmed && isoTime(confirmed.at)],
  ];
  const fields = own.flatMap(([name, value]) =>
    value === undefined ? [] : [`<qmc:${name}>${escape(value)}</qmc:${name}>`],
  );
  const hashes = facts.pageHashes.map((hash) => `<rdf:li>${escape(hash)}</rdf:li>`).join("");
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:qmc="urn:quay-mot-cua:giay-to:1">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escape(record.name)}</rdf:li></rdf:Alt></dc:title>
<dc:identifier>${escape(record.dossierCode ?? "")}</dc:identifier>
<dc:creator><rdf:Seq><rdf:li>${escape(facts.centreName)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${isoTime(record.digitisedAt)}</xmp:CreateDate>
${confirmed === undefined ? "" : `<xmp:ModifyDate>${isoTime(confirmed.at)}</xmp:ModifyDate>\n`}<xmp:CreatorTool>Quầy Một Cửa</xmp:CreatorTool>
${fields.join("\n")}
<qmc:MaBamTrang><rdf:Seq>${hashes}</rdf:Seq></qmc:MaBamTrang>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}

function isoTime(at: Instant): string {
  return `${formatLocalTime(at)}+07:00`;
}

/** Several are one text, with a blank between them. */
function textOf(value: string | boolean | readonly string[]): string {
  return typeof value === "object" ? value.join(" ") : String(value);
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
