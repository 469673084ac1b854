import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface EsclBehaviour {
  /** Pages in the feeder. */
  readonly pages: readonly (string | Uint8Array)[];
  /** After so many pages the feeder says this, and no page comes any more. */
  readonly trouble?: { readonly after: number; readonly adfState: string };
  /** After so many pages the line is cut. */
  readonly goneAfter?: number;
  /** Answers 503 so often before each page. */
  readonly notReady?: number;
  /** Refuses jobs with this. */
  readonly refuse?: number;
  /** Where it says that a job lies; some devices name a host that only they know. */
  readonly location?: string;
}

export interface EsclDevice {
  readonly address: string;
  /** Method and path, in order. */
  readonly calls: string[];
  /** Bodies of ScanJobs. */
  readonly orders: string[];
  close(): Promise<void>;
}

const NAMESPACES =
  'xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm"';

/** What a source can do, in the order of the schema; sane-airscan reads it as it reads a device's. */
const inputCaps = (name: string, densities: readonly number[]): string => `<scan:${name}>
<scan:MinWidth>16</scan:MinWidth><scan:MaxWidth>2550</scan:MaxWidth><scan:MinHeight>16</scan:MinHeight><scan:MaxHeight>3508</scan:MaxHeight><scan:MaxScanRegions>1</scan:MaxScanRegions>
<scan:SettingProfiles><scan:SettingProfile><scan:ColorModes><scan:ColorMode>Grayscale8</scan:ColorMode><scan:ColorMode>RGB24</scan:ColorMode></scan:ColorModes>
<scan:DocumentFormats><pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat><scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt></scan:DocumentFormats>
<scan:SupportedResolutions><scan:DiscreteResolutions>${densities
  .map(
    (dpi) =>
      `<scan:DiscreteResolution><scan:XResolution>${dpi}</scan:XResolution><scan:YResolution>${dpi}</scan:YResolution></scan:DiscreteResolution>`,
  )
  .join(
    "",
  )}</scan:DiscreteResolutions></scan:SupportedResolutions></scan:SettingProfile></scan:SettingProfiles></scan:${name}>`;

const CAPABILITIES = `<?xml version="1.0" encoding="UTF-8"?><scan:ScannerCapabilities ${NAMESPACES}><pwg:Version>2.6</pwg:Version><pwg:MakeAndModel>Máy quét giả</pwg:MakeAndModel><pwg:SerialNumber>0</pwg:SerialNumber>
<scan:Platen>${inputCaps("PlatenInputCaps", [200, 300])}</scan:Platen>
<scan:Adf>${inputCaps("AdfSimplexInputCaps", [300])}</scan:Adf></scan:ScannerCapabilities>`;

/** A network scanner on loopback that does what the test says. */
export async function startEsclDevice(behaviour: EsclBehaviour): Promise<EsclDevice> {
  const calls: string[] = [];
  const orders: string[] = [];
  let given = 0;
  let refusals = 0;
  const inTrouble = () => behaviour.trouble !== undefined && given >= behaviour.trouble.after;
  const server: Server = createServer((request, response) => {
    calls.push(`${request.method ?? ""} ${request.url ?? ""}`);
    const answer = (status: number, body: string | Uint8Array, headers: Record<string, string> = {}) => {
      response.writeHead(status, headers).end(body);
    };
    switch (request.url) {
      case "/eSCL/ScannerCapabilities":
        answer(200, CAPABILITIES);
        return;
      case "/eSCL/ScannerStatus": {
        const adf = inTrouble()
          ? behaviour.trouble?.adfState
          : given < behaviour.pages.length
            ? "ScannerAdfLoaded"
            : "ScannerAdfEmpty";
        answer(
          200,
          `<?xml version="1.0" encoding="UTF-8"?><scan:ScannerStatus ${NAMESPACES}><pwg:Version>2.6</pwg:Version><pwg:State>Idle</pwg:State><scan:AdfState>${adf ?? ""}</scan:AdfState></scan:ScannerStatus>`,
        );
        return;
      }
      case "/eSCL/ScanJobs": {
        let body = "";
        request.on("data", (part: Buffer) => (body += part.toString("utf8")));
        request.on("end", () => {
          orders.push(body);
          if (behaviour.refuse !== undefined) answer(behaviour.refuse, "");
          else answer(201, "", { Location: behaviour.location ?? "http://scanner.invalid/eSCL/ScanJobs/7" });
        });
        return;
      }
      case "/eSCL/ScanJobs/7/NextDocument": {
        if (behaviour.goneAfter === given) {
          request.socket.destroy();
          server.close();
          server.closeAllConnections();
          return;
        }
        refusals += 1;
        if (refusals <= (behaviour.notReady ?? 0)) {
          answer(503, "");
          return;
        }
        refusals = 0;
        const page = inTrouble() ? undefined : behaviour.pages[given];
        if (page === undefined) answer(404, "");
        else {
          given += 1;
          answer(200, page, { "Content-Type": "image/jpeg" });
        }
        return;
      }
      default:
        answer(request.method === "DELETE" ? 200 : 404, "");
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // listens on TCP
  return {
    address: `http://127.0.0.1:${port}/eSCL`,
    calls,
    orders,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
