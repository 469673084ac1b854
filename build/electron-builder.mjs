import { join } from "node:path";
import { OUT, ROOT } from "./setup/places.mjs";

/**
 * How the program is packed. `dir` works without any network; NSIS, AppImage and the rest are for a computer that may fetch
 * electron-builder's tools (and, for Windows, runs Windows).
 * @param {{ stage: string, electron: import("./setup/electron.mjs").ElectronRuntime, afterPack: (context: import("electron-builder").AfterPackContext) => Promise<void> }} parts
 * @returns {import("electron-builder").Configuration}
 */
export function builderConfig({ stage, electron, afterPack }) {
  return {
    appId: "vn.quaymotcua.station",
    productName: "Quầy Một Cửa",
    copyright: "Quầy Một Cửa",
    directories: { app: stage, output: join(OUT, "dist"), buildResources: join(ROOT, "assets") },
    electronDist: electron.folder,
    electronVersion: electron.version,
    electronLanguages: ["vi", "en-US"],
    asar: true,
    asarUnpack: ["**/*.node"],
    // The whole stage; what is not needed was never put there.
    files: ["**/*"],
    npmRebuild: false,
    publish: null,
    afterPack,
    linux: { executableName: "quay-mot-cua", category: "Office", icon: "icon.png", target: ["AppImage"] },
    win: { executableName: "QuayMotCua", icon: "icon.png", target: ["nsis"] },
    nsis: {
      oneClick: false,
      perMachine: true,
      allowToChangeInstallationDirectory: true,
      deleteAppDataOnUninstall: false,
      installerLanguages: ["vi_VN", "en_US"],
    },
    mac: { icon: "icon.png", category: "public.app-category.business", target: ["dmg"] },
  };
}
