/** Days, as logs and their names write them; all in UTC. */

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const monthNames = months.join("|");

/** The start of a day (epoch ms); undefined if there is no such day. */
const dayAt = (year: number, month: number, day: number): number | undefined => {
  const at = Date.UTC(year, month - 1, day);
  const is = new Date(at);
  return is.getUTCMonth() === month - 1 && is.getUTCDate() === day && year >= 1970 ? at : undefined;
};

const numbered = /(?<!\d)(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)/g;
const named = new RegExp(`(?<![A-Za-z\\d])(\\d{1,2})(${monthNames})(\\d{4})(?!\\d)`, "gi");
const monthOf = (name = ""): number => months.indexOf(name.toLowerCase()) + 1;

/** Every day that a name holds, such as `2026-11-30`, `20261130` or `30Nov2026`. */
export const daysIn = (name: string): number[] => {
  const each = [
    ...[...name.matchAll(numbered)].map(([, y, , m, d]) => dayAt(Number(y), Number(m), Number(d))),
    ...[...name.matchAll(named)].map(([, d, m, y]) => dayAt(Number(y), monthOf(m), Number(d))),
  ];
  return [...new Set(each.filter((day) => day !== undefined))];
};

const spoken = new RegExp(`\\b(${monthNames})[a-z]* +(\\d{1,2})(?: +[\\d:]+)?,? +(\\d{4})\\b`, "i");

/** The day of a line such as "Log opened Mon Nov 30 10:00:00 2026". */
export const daySpoken = (text: string): number | undefined => {
  const [, month, day, year] = spoken.exec(text) ?? [];
  return month === undefined ? undefined : dayAt(Number(year), monthOf(month), Number(day));
};

export type DayOf = { readonly day?: number | undefined; readonly mistake?: string };

/** The day of a log by its own name, or by a folder that is named after a day and nothing else. */
export const dayOfFile = (name: string): DayOf => {
  const parts = name.split("/");
  const [own = [], ...folders] = parts.reverse().map(daysIn);
  if (own.length > 1) return { mistake: "has two days in its name" };
  const isDay = (part: string) => /^[\d._-]+$/.test(part);
  const folder = folders.find((days, index) => days.length === 1 && isDay(parts[index + 1] ?? ""));
  return { day: own[0] ?? folder?.[0] };
};
