import { wordSchema } from "./words";

/** KenhThucHien 1, 2 and 3 of the provincial systems. Helped to file online at the counter counts as online. */
export type Channel = "direct" | "online" | "post";

export const channelSchema = wordSchema<Channel>({ truc_tiep: "direct", truc_tuyen: "online", buu_chinh: "post" });
