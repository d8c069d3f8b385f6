import { STATUS_CODES } from "node:http";
import { isIP } from "node:net";
import { limits } from "../../functions/policy/limits.ts";

/** One request of a web server's log; `bytes` is the size of the answer. */
export type AccessLine = {
  readonly ip: string;
  readonly at: number;
  readonly interface: string;
  readonly status: number;
  readonly bytes: number;
};

/** Apache's "common" and "combined" formats. A quote within the request line is escaped. */
const format =
  /^(\S+) \S+ \S+ \[(\d\d)\/(\w{3})\/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d\d)(\d\d)\] "((?:[^"\\]|\\.)*)" (\d{3}) (\d+|-)(?:\s|$)/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: a request line holds none
const request = /^([A-Z]{3,10}) ([^\s\u0000-\u001f\u007f]+)(?: HTTP\/\d(?:\.\d)?)?$/;
const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** The request a line reports, or undefined if it is in no known form. */
export const parseAccessLine = (line: string): AccessLine | undefined => {
  const [, ip = "", day, month = "", year, time, hours, minutes, what = "", status, bytes] =
    format.exec(line) ?? [];
  const at = Date.parse(`${year}-${monthNumber(month)}-${day}T${time}${hours}:${minutes}`);
  const named = interfaceOf(what);
  if (isIP(ip) === 0 || ip.includes("%") || Number.isNaN(at) || named === undefined)
    return undefined;
  return { ip, at, interface: named, status: Number(status), bytes: Number(bytes) || 0 };
};

const monthNumber = (name: string): string => String(months.indexOf(name) + 1).padStart(2, "0");

/** Method and path. What follows a question mark may name a person and is no part of an interface's name. */
const interfaceOf = (what: string): string | undefined => {
  const [, method, target = ""] = request.exec(what) ?? [];
  const [path] = target.split(/[?#]/);
  // Our own routes are told by their braces, which no proper path holds.
  const proper = path?.replace(/[{}]/g, encodeURIComponent);
  return method && proper ? `${method} ${proper}`.slice(0, limits.nameLength) : undefined;
};

/** The cause of an exception, for the statuses that are one. */
export const causeOf = (status: number): string | undefined =>
  status < 400 ? undefined : `${status} ${STATUS_CODES[status] ?? "Unknown"}`;
