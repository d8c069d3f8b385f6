/**
 * One build of the code with every mutant in it, each behind a switch: `(is(7)?(a>b):(a>=b))`. So nothing is built again for
 * a mutant, and whoever runs the tests sees which of them came by which switch.
 */
import type { Mutant } from "./find.ts";

/** The function that a switch asks; the runner defines it before the code is loaded. */
export const asked = "__isMutant";

interface Switch {
  start: number;
  end: number;
  mutants: Mutant[];
}

const inPlace = (mutants: Mutant[]): Switch[] => {
  const places = new Map<string, Mutant[]>();
  for (const mutant of mutants) {
    const place = `${mutant.start}-${mutant.end}`;
    places.set(place, [...(places.get(place) ?? []), mutant]);
  }
  return [...places.values()]
    .flatMap((of) => of.slice(0, 1).map(({ start, end }) => ({ start, end, mutants: of })))
    .sort((one, other) => one.start - other.start || other.end - one.end);
};

const chosen = (mutants: Mutant[], original: string, textOf: (becomes: string) => string): string =>
  mutants.reduceRight(
    (otherwise, { id, becomes }) => `${asked}(${id})?${textOf(becomes)}:${otherwise}`,
    original,
  );

const wrapped = (mutants: Mutant[], inner: string): string => {
  const name = /^(\s*\??)\.\s*(\w+)$/.exec(inner);
  if (mutants[0]?.isMethod !== true || name === null)
    return `(${chosen(mutants, `(${inner})`, (becomes) => `(${becomes})`)})`;
  const optional = name[1]?.trim() === "?" ? "?." : "";
  return `${optional}[${chosen(mutants, `"${name[2]}"`, (becomes) => `"${becomes}"`)}]`;
};

const render = (code: string, from: number, to: number, switches: Switch[]): string => {
  const [first, ...others] = switches;
  if (first === undefined) return code.slice(from, to);
  const within = others.filter(({ end }) => end <= first.end);
  const after = others.filter(({ end }) => end > first.end);
  const inner = render(code, first.start, first.end, within);
  return (
    code.slice(from, first.start) +
    wrapped(first.mutants, inner) +
    render(code, first.end, to, after)
  );
};

/** The code with a switch wherever one of `mutants` stands. */
export const withSwitches = (code: string, mutants: Mutant[]): string =>
  render(code, 0, code.length, inPlace(mutants));
