/** `log-data` → `LogData`: names of actions and tables as ids of constructs. */
export const pascal = (name: string): string =>
  name
    .split("-")
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join("");
