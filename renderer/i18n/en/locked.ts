import type { locked as vi } from "../vi/locked";

export const locked: Record<keyof typeof vi, string> = {
  title: "The station is locked",
  lock: "Lock the screen",
  why: "The data is sealed on this computer. The passphrase or the recovery code opens it.",
  method: "Open with",
  "method.passphrase": "Passphrase",
  "method.passphrase.what": "Chosen when the station was set up",
  "method.recovery": "Recovery code",
  "method.recovery.what": "Printed on paper, kept in the safe",
  "words.passphrase": "Passphrase",
  "words.recovery": "Recovery code",
  "words.show": "Show what I type",
  "words.passphrase.hint": "Exactly as it was chosen, with blanks and Vietnamese marks.",
  "words.recovery.hint": "8 groups of 4 letters. Hyphens and capital letters do not matter.",
  next: "New passphrase for this computer (if needed)",
  "next.hint":
    "At least {{letters}} letters. Leave it empty if this computer keeps the key, or the code is used again.",
  "unlock.passphrase": "Unlock",
  "unlock.recovery": "Open with the recovery code",
  "unlock.working": "Unlocking…",
  safe: "Nothing was erased or overwritten.",
  "reason.wrong-passphrase": "The passphrase is not right.",
  "reason.wrong-passphrase.todo": "Check the keyboard and the capital key and type it again, or use the recovery code.",
  "reason.wrong-recovery-code": "The recovery code is not right.",
  "reason.wrong-recovery-code.todo": "Compare each group with the printed paper and type it again.",
  "reason.keyring": "This computer no longer keeps the key that opened the station by itself.",
  "reason.keyring.todo": "Open it with the passphrase or the recovery code.",
  "reason.no-wrap": "This computer has no key of its own for the data.",
  "reason.no-wrap.todo":
    "If this is a copy from another computer: take the recovery code from the safe and type it below. New dossier numbers come from the reserve, so none is given twice.",
  "reason.full": "The disk is full, so the station could not be opened.",
  "reason.full.todo": "Delete other files on this computer (not the program's folder) and open it again.",
  "reason.key-ring":
    "The file with the dossiers' keys (keys/ring) is gone or cannot be read, so no dossier can be opened.",
  "reason.key-ring.todo":
    "Close the program, do not install again, delete nothing. The administrator copies keys/ring back from a backup.",
  "reason.secrets": "The station's key file (keys/station.json) is gone or was changed.",
  "reason.secrets.todo":
    "Close the program, do not install again, delete nothing. The administrator copies the file back from a backup.",
  "reason.newer": "Update needed: a newer program wrote this data.",
  "reason.newer.todo":
    "Update the program on this computer and open it again. This version reads no further and writes nothing.",
  "reason.disk": "The disk could not be read.",
  "reason.disk.todo": "Do not install again. Ask the administrator to look at the disk.",
  "reason.damaged": "A part of the station's data is damaged; it stays closed so that nothing gets worse.",
  "reason.damaged.todo": "Do not install again. Ask the administrator to verify the journal and restore from a copy.",
  "reason.other": "The station could not be opened.",
  "reason.other.todo": "Close the program and open it again. If it stays so, tell the administrator.",
};
