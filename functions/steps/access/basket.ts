import { limits } from "../../policy/limits.ts";
import type { Patience } from "../../ports.ts";
import type { Unit } from "./units.ts";

/** An entry in a directory of a ZIP takes something too, and a ZIP has room for some ten thousands. */
const leastBytes = 2_048;

const sizeOf = (unit: Unit): number =>
  unit.kind === "medium" ? unit.bytes.length : Buffer.byteLength(JSON.stringify(unit.entry));

/** What is collected for one file, until it is full or patience runs out with something in it. */
export const basket = (patience: Patience) => {
  const units: Unit[] = [];
  const oldest = new Map<string, number>();
  let bytes = 0;
  let records = 0;
  return {
    units,
    oldest,
    from: (group: string, at: number): void => {
      oldest.set(group, Math.min(at, oldest.get(group) ?? at));
    },
    add: (unit: Unit | undefined): void => {
      if (unit === undefined) return;
      units.push(unit);
      bytes += Math.max(sizeOf(unit), leastBytes);
      if (unit.kind === "entry") records++;
    },
    isFull: () => bytes >= limits.bundleFileBytes || (units.length > 0 && !patience()),
    records: () => records,
  };
};
export type Basket = ReturnType<typeof basket>;
