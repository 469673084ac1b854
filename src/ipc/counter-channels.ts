import type { Rules } from "./channel-rule";
import { CENTRE_CHANNELS, type CentreRequests } from "./centre-requests";
import { FEE_CHANNELS } from "./fee-channels";
import type { FeeRequests } from "./fee-requests";
import { REFERENCE_CHANNELS } from "./reference-channels";
import type { ReferenceRequests } from "./reference-requests";
import { STAFF_CHANNELS, type StaffRequests } from "./staff-requests";
import { WORK_CHANNELS } from "./work-channels";
import type { WorkRequests } from "./work-requests";

/** Everything that is done at the counter after a dossier was accepted, and the data it is done by. */
export type CounterRequests = WorkRequests & FeeRequests & ReferenceRequests & StaffRequests & CentreRequests;

export const COUNTER_CHANNELS: Rules<CounterRequests> = {
  ...WORK_CHANNELS,
  ...FEE_CHANNELS,
  ...REFERENCE_CHANNELS,
  ...STAFF_CHANNELS,
  ...CENTRE_CHANNELS,
};
