import Table from "cli-table3";
import { borderless } from "../../cli/output/borderless.ts";
import { type Cell, rangeText } from "./compare.ts";

const head = ["app", "what", "must be", "readable", "there", "went", ""];

/** The report of a step as a table for people: nothing where nothing is, must be, or went. */
export const tableOf = (cells: readonly Cell[]): string => {
  const table = new Table({
    ...borderless,
    head,
    colAligns: ["left", "left", "right", "right", "right", "right", "left"],
  });
  let last = "";
  for (const cell of cells.filter(isWorthALine)) {
    table.push([cell.app === last ? "" : cell.app, ...line(cell)]);
    last = cell.app;
  }
  return table.toString();
};

const isWorthALine = ({ expected, there, went, faults }: Cell): boolean =>
  expected.max + there + went + faults.length > 0;

const line = ({ what, expected, readable, there, went, faults }: Cell): string[] => [
  what,
  rangeText(expected),
  readable === undefined ? "" : shown(readable, expected),
  String(there),
  went === 0 ? "" : String(went),
  faults.length === 0 ? "holds" : `FAILS: ${faults.join("; ")}`,
];

/** Where only some were asked for, their number stands beside what was found. */
const shown = (
  { count, expected: asked }: NonNullable<Cell["readable"]>,
  expected: Cell["expected"],
): string => (asked.max === expected.max ? String(count) : `${count} of ${asked.max} asked`);
