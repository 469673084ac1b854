import type { ScannerAbilities, ScannerFaultKind, ScanOrder, ScanSource } from "../../../src/capture/scanner";

/** 300ths of an inch, as eSCL measures: an A4 sheet. */
const A4 = { width: 2480, height: 3508 };

/** Body of POST ScanJobs (Mopria eSCL 2.6). */
export function writeScanSettings(order: ScanOrder): string {
  const source = order.source === "feeder" ? "Feeder" : "Platen";
  const colour = order.colour === "colour" ? "RGB24" : "Grayscale8";
  return `<?xml version="1.0" encoding="UTF-8"?>
<scan:ScanSettings xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm">
  <pwg:Version>2.6</pwg:Version>
  <scan:Intent>Document</scan:Intent>
  <pwg:ScanRegions>
    <pwg:ScanRegion>
      <pwg:ContentRegionUnits>escl:ThreeHundredthsOfInches</pwg:ContentRegionUnits>
      <pwg:XOffset>0</pwg:XOffset><pwg:YOffset>0</pwg:YOffset>
      <pwg:Width>${A4.width}</pwg:Width><pwg:Height>${A4.height}</pwg:Height>
    </pwg:ScanRegion>
  </pwg:ScanRegions>
  <pwg:InputSource>${source}</pwg:InputSource>
  <scan:ColorMode>${colour}</scan:ColorMode>
  <scan:XResolution>${order.dpi}</scan:XResolution>
  <scan:YResolution>${order.dpi}</scan:YResolution>
  <pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>
</scan:ScanSettings>
`;
}

/** What ScannerCapabilities says; devices differ in prefixes, so only local names are looked at. */
export function readAbilities(xml: string): ScannerAbilities {
  const sources: ScanSource[] = [];
  if (has(xml, "Platen")) sources.push("flatbed");
  if (has(xml, "Adf")) sources.push("feeder");
  const densities = [...new Set(textsOf(xml, "XResolution").map(Number))].filter((value) => value > 0);
  return { name: textsOf(xml, "MakeAndModel")[0] ?? "", sources, densities: densities.sort((a, b) => a - b) };
}

/** Why the device does not go on, as ScannerStatus tells; undefined where it says nothing is wrong. */
export function readTrouble(xml: string): ScannerFaultKind | undefined {
  const feeder = textsOf(xml, "AdfState")[0] ?? "";
  if (/Jam|Mispick|MultipickDetected/.test(feeder)) return "jam";
  if (/HatchOpen|CoverOpen/.test(feeder)) return "cover-open";
  const state = textsOf(xml, "State")[0] ?? "";
  if (state === "Processing") return "busy";
  if (/Empty/.test(feeder)) return "feeder-empty";
  return undefined;
}

function has(xml: string, name: string): boolean {
  return new RegExp(`<(?:\\w+:)?${name}[\\s>]`).test(xml);
}

function textsOf(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>([^<]*)<`, "g"))].map((match) =>
    (match[1] ?? "").trim(),
  );
}
