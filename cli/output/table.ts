import Table from "cli-table3";
import { borderless } from "./borderless.ts";

export type Cell = string | number | undefined | null;

/** What is somebody else's text cannot move the cursor or colour the terminal. */
const printable = (cell: Cell): string => String(cell ?? "").replace(/\p{Cc}/gu, " ");

/** Rows under a head; without rows only the sentence that says so. */
export const tableOf = (
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  none: string,
): string => {
  if (rows.length === 0) return none;
  const table = new Table({ ...borderless, head: [...head] });
  for (const row of rows) table.push(row.map(printable));
  return trimmed(table.toString());
};

/** One thing as a list of names and values; what has no value is left out. */
export const factsOf = (facts: Readonly<Record<string, Cell>>): string => {
  const table = new Table(borderless);
  for (const [name, value] of Object.entries(facts)) {
    if (value !== undefined && value !== null && value !== "") table.push([name, printable(value)]);
  }
  return trimmed(table.toString());
};

const trimmed = (text: string): string => text.replace(/ +$/gm, "");

/** A document as paths and values: `storage.messages.days`, 30. */
export const flattened = (value: unknown, at = ""): Record<string, Cell> => {
  if (Array.isArray(value) && value.every((one) => typeof one !== "object")) {
    return { [at]: value.join(", ") };
  }
  if (typeof value !== "object" || value === null) return { [at]: value as Cell };
  return Object.assign(
    {},
    ...Object.entries(value).map(([name, inner]) =>
      flattened(inner, at === "" ? name : `${at}.${name}`),
    ),
  );
};
