import { type Change, ref } from "./change.ts";

/** A change to the template, and the clause that it breaks. */
export type Line = readonly [clause: string, what: string, change: Change];

export const days = (count: number) => count * 86_400;
export const arn = (path: string) => ref(path, "Arn");
/** What lies under a resource's ARN. */
export const under = (path: string, rest: string) => ({ "Fn::Join": ["", [arn(path), rest]] });

export const log = "SaveMessages/Log";
export const saver = "SaveMessages/Function";
export const messages = "Tables/Messages";
export const [apps, keys, settings] = ["Tables/Apps", "Tables/Keys", "Tables/Configuration"];
export const alarm = "Alarms/OverdueMessages";
export const ttl = { AttributeName: "expiresAt", Enabled: true };
