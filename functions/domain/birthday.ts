/** Birthdays as Tencent writes them: the digits yyyymmdd as a number, and 0 for none. */
export const noBirthday = 0;

const digitsOf = (instant: number): number =>
  Number(new Date(instant).toISOString().slice(0, 10).replaceAll("-", ""));

/** Whether a value is a day of the calendar, or none. */
export const isBirthday = (value: string | number): boolean => {
  const digits = Number(value);
  if (digits === noBirthday) return true;
  if (!/^\d{8}$/.test(String(digits))) return false;
  const [year, month] = [Math.floor(digits / 10_000), Math.floor(digits / 100) % 100];
  return digits === digitsOf(Date.UTC(year, month - 1, digits % 100));
};

/** Whole years between a birthday and an instant (epoch ms), by the UTC calendar. */
export const ageAt = (birthday: number, now: number): number =>
  Math.floor((digitsOf(now) - birthday) / 10_000);
