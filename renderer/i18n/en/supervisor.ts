import type { supervisor as vi } from "../vi/supervisor";

export const supervisor: Record<keyof typeof vi, string> = {
  title: "Supervisor",
  today: "Today",
  windows: "Open a window",
  "open.printers": "Printers",
  "open.desk": "Desk",
  "open.kiosk": "Kiosk",
  "open.board": "Board",
  "open.postal": "Postal agent",
  "open.reference": "Catalogue and calendar",
  "count.takenIn": "Taken in today",
  "count.dueToday": "Due today",
  "count.overdue": "Overdue",
  "count.supplement": "Waiting for papers",
  "count.resolved": "Results ready",
  "count.owed": "Owed to the province",
  "count.owedSince": "oldest since {{since}}",
  noCounts: "No figures for today yet.",
  "missing.title": "Not in this version yet",
  missing: "Indicators, registers, official tables and keeping the catalogue.",
};
