/** How numbers and instants are written. Instants are in UTC, as the policy counts. */

const whole = new Intl.NumberFormat("en");
const date = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
const time = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: "UTC",
});
const short = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

export const count = (records: number): string => whole.format(records);

/** A count with its noun: `1 record`, `2 records`. */
export const counted = (many: number, noun: string): string =>
  `${count(many)} ${noun}${many === 1 ? "" : "s"}`;

const units = ["B", "kB", "MB", "GB", "TB"] as const;

/** About how many bytes: `1.2 MB`. */
export const size = (bytes: number): string => {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  const scaled = bytes / 1000 ** power;
  return `${scaled >= 100 || power === 0 ? Math.round(scaled) : scaled.toFixed(1)} ${units[power]}`;
};

export const dayText = (instant: number | string): string => date.format(new Date(instant));
export const instantText = (instant: number | string): string =>
  `${time.format(new Date(instant))} UTC`;
export const shortDay = (instant: number | string): string => short.format(new Date(instant));

const lengths = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** A stretch of time in its two largest units, of which the smaller is left out beside many days: `2 days 3 hours`. */
export const lengthText = (ms: number): string => {
  let rest = Math.abs(ms);
  const parts = lengths.map(([unit, length]) => {
    const many = Math.floor(rest / length);
    rest -= many * length;
    return { many, text: counted(many, unit) };
  });
  const first = parts.findIndex(({ many }) => many > 0);
  if (first < 0) return "less than a minute";
  const taken = (parts[first]?.many ?? 0) >= 10 && first === 0 ? 1 : 2;
  const shown = parts.slice(first, first + taken).filter(({ many }) => many > 0);
  return shown.map(({ text }) => text).join(" ");
};

/** How long it is until an instant, or since: `in 3 days`, `2 hours ago`. */
export const fromNow = (instant: number | string, now: number): string => {
  const away = new Date(instant).getTime() - now;
  if (Math.abs(away) < 60_000) return "just now";
  return away >= 0 ? `in ${lengthText(away)}` : `${lengthText(away)} ago`;
};

const iso = { Y: "year", M: "month", W: "week", D: "day" } as const;
const clock = { H: "hour", M: "minute", S: "second" } as const;

const inWords = (text: string, names: Readonly<Record<string, string>>): string[] =>
  [...text.matchAll(/(\d+)([A-Z])/g)].map(([, many = "", unit = ""]) =>
    counted(Number(many), names[unit] ?? unit),
  );

/** An ISO 8601 period in words: `P2M` is `2 months`. */
export const periodText = (period: string): string => {
  const [days = "", hours = ""] = period.replace("P", "").split("T");
  return [...inWords(days, iso), ...inWords(hours, clock)].join(" ");
};

/** A text with its ISO 8601 periods in words. */
export const periodsIn = (text: string): string =>
  text.replace(/\bP(?=[\dT])(?:\d+[YMWD])*(?:T(?:\d+[HMS])+)?(?![\w-])/g, periodText);
