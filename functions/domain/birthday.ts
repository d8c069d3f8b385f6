/** Birthdays as Tencent writes them: the digits yyyymmdd as a number, and 0 for none. */
export const noBirthday = 0;

const digitsOf = (instant: number): number =>
  Number(new Date(instant).toISOString().slice(0, 10).replaceAll("-", ""));

/** Whether a value is a day of the calendar, or none. */
export const isBirthday = (value: string | number): boolean => {
  const digits = Number(value);
  if (digits === noBirthday) return true;
  if (!/^\d{8}$/.test(String(digits))) return false;
  const [year, month, day] = [digits / 10_000, (digits / 100) % 100, digits % 100].map(Math.floor);
  return digits === digitsOf(Date.UTC(year ?? 0, (month ?? 0) - 1, day));
};

/** Whole years between a birthday and an instant (epoch ms), by the UTC calendar. */
export const ageAt = (birthday: number, now: number): number =>
  Math.floor((digitsOf(now) - birthday) / 10_000);
