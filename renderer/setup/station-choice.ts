export const STATION_ROLES = ["desk", "kiosk", "board", "postal", "supervisor"] as const;
export type StationRole = (typeof STATION_ROLES)[number];

export interface CommuneChoice {
  readonly code: string;
  /** "Xã Thượng Trạch" */
  readonly name: string;
  readonly province: string;
}

export interface StationChoice {
  readonly role: StationRole;
  readonly commune: CommuneChoice;
  readonly agencyCode: string;
}
