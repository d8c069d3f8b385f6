/** What a bench reports, and how a person or a program reads it. */
import Table from "cli-table3";

/** How a run was asked for; `quick` trades accuracy for a run of seconds. */
export type Options = { readonly quick: boolean };

export type Cell = string | number;

/** A figure that the project aims at, and whether this run met it. */
export type Aim = {
  readonly what: string;
  readonly aim: string;
  readonly measured: Cell;
  readonly met: boolean;
};

export type Report = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly aims?: readonly Aim[];
  /** What a reader must know to read the figures. */
  readonly notes?: readonly string[];
};

/** Says on the error stream what goes on. */
export const progress = (what: string): void => {
  process.stderr.write(`${what} …\n`);
};

/** A bench; `run` measures ratios within itself and throws only if it could not measure. */
export type Bench = {
  readonly name: string;
  readonly title: string;
  run(options: Options): Promise<Report>;
};

const tableOf = (head: readonly string[], rows: readonly (readonly Cell[])[]): string => {
  const table = new Table({ head: [...head], style: { head: [], border: [] } });
  table.push(...rows.map((row) => [...row]));
  return table.toString();
};

const aimRows = (aims: readonly Aim[]) =>
  aims.map(({ what, aim, measured, met }) => [what, aim, measured, met ? "met" : "MISSED"]);

/** A report as tables; an aim that was missed is marked. */
export const textOf = (title: string, { columns, rows, aims = [], notes = [] }: Report): string =>
  [
    title,
    tableOf(columns, rows),
    ...(aims.length === 0 ? [] : [tableOf(["aim", "wanted", "measured", ""], aimRows(aims))]),
    ...notes.map((note) => `· ${note}`),
  ].join("\n");
