import type { postal as vi } from "../vi/postal";

export const postal: Record<keyof typeof vi, string> = {
  title: "Postal agent",
  "lane.title": "Intake at the post office",
  "lane.missing": "Intake, bags and delivery at the post office are not in this version yet.",
  "lane.hint": "For now dossiers are taken at the commune's counter.",
};
