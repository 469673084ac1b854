import type { condition as vi } from "../vi/condition";

export const condition: Record<keyof typeof vi, string> = {
  title: "The station's data needs a person",
  look: "Look",
  none: "The station's data is in order.",
  safe: "Nothing was erased or changed. The journal here reaches entry {{head}}; {{live}} dossier keys are sound.",
  "damaged.short": "Looking only: the journal is damaged in one place, nothing can be written",
  "damaged.what":
    "The journal on this computer does not everywhere say what was written. It can be looked at; nothing is written.",
  "damaged.todo": "Follow the steps below. Take new dossiers on another computer or on paper meanwhile.",
  "behind.short": "Looking only: the end of the journal is missing",
  "behind.what": "The journal here lacks an end that somebody else knows. It may be an older copy.",
  "behind.todo": "Follow the steps below.",
  "forked.short": "Looking only: there is another copy of this journal",
  "forked.what": "Somebody else holds another entry under the same number. The data folder may run on two computers.",
  "forked.todo": "Find the other computer and close the program there first, then follow the steps below.",
  "fenced.short": "Looking only: another computer has gone on with this journal",
  "fenced.what":
    "Another computer was restored and has gone on with this station's journal. This one must not write any more.",
  "fenced.todo": "Work on the other computer. Keep this data folder as it is for the administrator.",
  "newer.short": "Looking only: a newer program has gone on with the journal",
  "newer.what":
    "A newer program wrote part of the journal in a form that this one cannot read. What is older can be looked at.",
  "newer.todo": "Install the newer program again and open. Delete no file.",
  "found-damage.short": "A damaged place was found when the older part of the journal was read again",
  "found-damage.what":
    "In quiet moments the program reads the whole journal again; it found a place that does not say what was written. The journal goes on; a dossier with an entry there may be shown in part.",
  "found-damage.todo":
    "Tell the administrator while there is a good copy of the file below: close the program, put it back, and open again.",
  "lost-tail.short": "The journal here has lost some of its last entries",
  "lost-tail.what":
    "This computer had seen entry {{lost}}; its journal now ends at {{head}}. An older copy may have been put back.",
  "lost-tail.todo":
    "New numbers come from elsewhere, so none is given twice. Find the papers of the last dossiers and tell the administrator.",
  "old-damage.short": "The journal has an older damage that a supervisor has looked at",
  "old-damage.what": "The journal has an older damage. A supervisor decided to go on with a new journal.",
  "old-damage.todo": "If there is a good copy of the file below: close the program, put it back, and open again.",
  "keys.short": "Some dossier keys are damaged",
  "keys.what": "{{damaged}} key slots are not what was written: dossiers under those keys may not open.",
  "keys.todo": "Close the program, copy keys/ring back from a backup and open again. Delete no file.",
  damages: "Damaged places",
  "column.kind": "What is wrong",
  "column.segment": "File",
  "column.offset": "Place (byte)",
  "column.sequence": "Entry",
  sequence: "number {{sequence}}, incarnation {{incarnation}}",
  more: "And {{places}} other places.",
  "kind.unreadable": "Cannot be read: a disk fault, or changed bytes",
  "kind.chain": "Does not follow the entry before, or one is missing",
  "kind.signature": "The signature does not fit",
  "kind.body": "The content is not this entry's",
  "kind.witnessed-tail": "A half-written last entry that somebody else knows",
  "kind.segment-missing": "The whole file is missing",
  works: "Still works:",
  "works.list": "lists, search by name or code, opening dossiers and printing their papers again (marked as copies).",
  stops: "Does not work for now:",
  "stops.list": "acceptance, changing a status, fees, slips (each of them must be written into the journal).",
  steps: "What to do",
  "step.keep": "Do not install again; delete or rename no file.",
  "step.copy": "The administrator copies the whole data folder to another disk.",
  "step.verify":
    "Run “journal verify” over the whole journal and “journal export” for what can be read. Put a good copy of the damaged file back if there is one.",
  "step.decide":
    "No good copy: a supervisor signs in at the supervisor's window and decides to go on with a new journal. What is damaged stays.",
  checked: "The whole journal was last read again on {{at}}.",
  "checked.never": "The whole journal was not yet read again on this computer; it is done bit by bit in quiet moments.",
  originals: "Untouched pictures kept on this computer: {{files}}, {{used}} of {{budget}}.",
  "originals.notKept":
    "Since the start, {{files}} could not be kept for want of room; all pages of dossiers were kept.",
  read: "Read",
  "read.only": "Read, look only",
  goOn: "Go on with a new journal",
  "goOn.why":
    "I am the supervisor, the data folder was copied to another disk, and there is no good copy. What is damaged stays and stays shown; new numbers come from elsewhere. This is recorded under my name and cannot be taken back.",
  "goOn.failed": "The new journal could not be begun.",
  "goOn.failed.todo": "See that the disk has room and try again, or tell the administrator.",
};
