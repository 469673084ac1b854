/** What a digitised paper says of itself (domain.md, "Digitisation" and the record DongBoHoSoMC). */
export interface PaperFacts {
  readonly dossierCode: string;
  readonly procedureCode: string;
  readonly paperName: string;
  /** Of the procedure's required paper. */
  readonly paperId: string | undefined;
  readonly ownerName: string;
  readonly ownerIdNumber: string | undefined;
  readonly centreName: string;
  readonly agencyCode: string;
  /** Who compared the pages with the paper. */
  readonly officer: string;
  /** ISO 8601 with its offset. */
  readonly acceptedAt: string;
  /** TrangThaiSoHoa: 0-3. */
  readonly digitisation: number;
  /** SHA-256 of the pages as they were accepted, in order. */
  readonly pageHashes: readonly string[];
  /** Who said later what the paper counts as, and when (ISO 8601); none in the first revision. */
  readonly confirmed?: { readonly officer: string; readonly at: string };
}

/** XMP: Dublin Core for every program, the official names of the fields in a namespace of our own. */
export function writePaperFacts(facts: PaperFacts): string {
  const own: readonly (readonly [string, string | undefined])[] = [
    ["MaHoSo", facts.dossierCode],
    ["MaTTHC", facts.procedureCode],
    ["TenGiayTo", facts.paperName],
    ["MaThanhPhanHoSo", facts.paperId],
    ["ChuGiayTo", facts.ownerName],
    ["SoDinhDanhChuGiayTo", facts.ownerIdNumber],
    ["CoQuanSoHoa", facts.centreName],
    ["MaCoQuanSoHoa", facts.agencyCode],
    ["NguoiSoHoa", facts.officer],
    ["ThoiDiemTiepNhan", facts.acceptedAt],
    ["TrangThaiSoHoa", String(facts.digitisation)],
    ["SoTrang", String(facts.pageHashes.length)],
    ["NguoiXacNhan", facts.confirmed?.officer],
    ["ThoiDiemXacNhan", facts.confirmed?.at],
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
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escape(facts.paperName)}</rdf:li></rdf:Alt></dc:title>
<dc:identifier>${escape(facts.dossierCode)}</dc:identifier>
<dc:creator><rdf:Seq><rdf:li>${escape(facts.centreName)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${escape(facts.acceptedAt)}</xmp:CreateDate>
${facts.confirmed === undefined ? "" : `<xmp:ModifyDate>${escape(facts.confirmed.at)}</xmp:ModifyDate>\n`}<xmp:CreatorTool>Quầy Một Cửa</xmp:CreatorTool>
${fields.join("\n")}
<qmc:MaBamTrang><rdf:Seq>${hashes}</rdf:Seq></qmc:MaBamTrang>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
