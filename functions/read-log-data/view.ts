import type { Stored } from "../ports.ts";

/** A record of log data (PP-4.log). */
export const logDataView = ({ ip, interface: named, at, cause }: Stored) => ({
  ip,
  interface: named,
  time: new Date(at).toISOString(),
  ...(cause === undefined ? {} : { cause }),
});
