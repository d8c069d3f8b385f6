import * as z from "zod/mini";

/** The path of one hold. */
export const holdPath = z.object({ appId: z.string(), holdId: z.uuid() });
export type NamedHold = z.infer<typeof holdPath>;
