/** The order a dossier travels (src/README.md): a folder imports only those before it. */
export const SRC_ORDER = [
  "shared",
  "access",
  "procedure",
  "calendar",
  "citizen",
  "capture",
  "ocr",
  "journal",
  "dossier",
  "payment",
  "queue",
  "printing",
  "forms",
  "intake",
  "report",
  "sync",
  "ipc",
  "gateway",
];

/** Folders of renderer/ that are windows; what two of them need lies in components, theme, i18n, app or storage. */
const ROLES = ["desk", "kiosk", "board", "postal", "supervisor", "setup", "projector", "recognition"];

/** Windows of the staff: only their sessions hold the database. */
const STORAGE_USERS = ["storage", "desk", "postal", "supervisor", "projector"];

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const order = SRC_ORDER.slice(0, -1).map((folder, index) => ({
  name: `src-order-${folder}`,
  comment: `src/${folder} imports only the folders before it`,
  severity: "error",
  from: { path: `^src/${folder}/` },
  to: { path: `^src/(?:${SRC_ORDER.slice(index + 1).join("|")})/` },
}));

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const roles = ROLES.map((role) => ({
  name: `role-${role}-apart`,
  comment: `renderer/${role} imports no other window`,
  severity: "error",
  from: { path: `^renderer/${role}/` },
  to: { path: `^renderer/(?:${ROLES.filter((other) => other !== role).join("|")})/` },
}));

/** @typedef {import("dependency-cruiser").IRegularForbiddenRuleType} Rule */

/**
 * @param {string} name @param {string} comment @param {Rule["from"]} from @param {Rule["to"]} to
 * @returns {import("dependency-cruiser").IForbiddenRuleType}
 */
function never(name, comment, from, to) {
  return { name, comment, severity: "error", from, to };
}

const WORLDS = "^(?:electron|renderer|tests|build)/";

export const forbidden = [
  ...order,
  ...roles,
  never("no-cycle", "two files that need each other are one idea", {}, { circular: true }),
  never("src-known-folder", "a new folder of src needs a place in the order", {}, unknownFolder()),
  never("src-alone", "src decides and imports no world", { path: "^src/" }, { path: WORLDS }),
  never("src-no-node", "src runs anywhere", { path: "^src/(?!gateway/)" }, { dependencyTypes: ["core"] }),
  never("src-no-electron", "only electron/ knows Electron", { path: "^(?:src|renderer)/" }, electronItself()),
  never("electron-apart", "they meet only in src/ipc", { path: "^electron/" }, { path: "^(?:renderer|tests|build)/" }),
  never("renderer-apart", "they meet only in src/ipc", { path: "^renderer/" }, { path: "^(?:electron|tests|build)/" }),
  never("gateway-apart", "a service of its own", { path: "^(?:src/(?!gateway/)|electron/|renderer/)" }, gateway()),
  never("storage-staff-only", "kiosk and board hold no dossier", storageOutsider(), { path: "^renderer/storage/" }),
  never("resolvable", "the import leads nowhere", { path: "^(?:src|electron|renderer)/" }, { couldNotResolve: true }),
];

function unknownFolder() {
  return { path: "^src/[^/]+/", pathNot: `^src/(?:${SRC_ORDER.join("|")})/` };
}

function electronItself() {
  return { path: "^(?:electron$|node_modules/electron/)" };
}

function gateway() {
  return { path: "^src/gateway/" };
}

function storageOutsider() {
  return { path: "^renderer/", pathNot: `^renderer/(?:${STORAGE_USERS.join("|")})/` };
}

export default {
  forbidden,
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    // Made by the bundler or read as text, not modules of ours.
    exclude: { path: "\\.css$|\\?(?:url|raw|worker)" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
    },
  },
};
