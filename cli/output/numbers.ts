const units = ["B", "KiB", "MiB", "GiB", "TiB"] as const;

/** Bytes for people. */
export const bytesText = (bytes: number): string => {
  const step = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), units.length - 1);
  const value = bytes / 2 ** (10 * step);
  return `${step === 0 ? value : value.toFixed(1)} ${units[step]}`;
};

export const count = (number: number): string => number.toLocaleString("en");

/** So many of something: "1 message", "2 messages". */
export const counted = (number: number, one: string): string =>
  `${count(number)} ${one}${number === 1 ? "" : "s"}`;
