import { createContext } from "react";
import type { StaffCallState } from "../../src/queue/staff-call";

interface StaffAtKiosk {
  readonly state: StaffCallState;
  readonly call: () => void;
}

/** undefined while nobody can be called from this machine. */
export const StaffCallContext = createContext<StaffAtKiosk | undefined>(undefined);
