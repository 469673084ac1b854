/** Why a station is not open, as an officer understands it. */
export type LockedReason =
  | "wrong-passphrase"
  | "wrong-recovery-code"
  | "keyring"
  | "no-wrap"
  | "newer"
  | "disk"
  | "full"
  | "key-ring"
  | "secrets"
  | "damaged"
  | "other";

const REASONS: Readonly<Record<string, LockedReason>> = {
  "wrong-passphrase": "wrong-passphrase",
  "wrong-recovery-code": "wrong-recovery-code",
  "malformed-recovery-code": "wrong-recovery-code",
  "keyring-unavailable": "keyring",
  "keyring-lost": "keyring",
  "no-such-wrap": "no-wrap",
  "newer-format": "newer",
  "key-ring-lost": "key-ring",
  "no-secrets": "secrets",
  "damaged-secrets": "secrets",
  "damaged-register": "damaged",
  "unreadable-config": "damaged",
  "no-space": "full",
  io: "disk",
  "not-found": "disk",
  exists: "disk",
  "not-written": "disk",
  "not-saved": "disk",
  unknown: "disk",
};

/** Faults of keys, journal, register and disk by their kind. */
export function lockedReasonOf(kind: string): LockedReason {
  const known = REASONS[kind];
  if (known !== undefined) return known;
  return kind.startsWith("disk") ? "disk" : "other";
}

/** Typing more words mends none of these. */
export function wordsHelp(reason: LockedReason | undefined): boolean {
  return reason === undefined || !CLOSED.has(reason);
}

const CLOSED: ReadonlySet<LockedReason> = new Set(["newer", "disk", "full", "key-ring", "secrets", "damaged"]);
