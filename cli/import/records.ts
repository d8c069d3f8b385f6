/** The records of a JSON file, each read by itself; what cannot be read is named where it stands. */
import type { Meter } from "./bytes.ts";
import type { Entry } from "./entries.ts";
import { brokenOff, type Found, type Recorded, unfit } from "./found.ts";
import { jsonLines, type Value, valuesAt } from "./read-json.ts";

/** The values at paths such as `$.messages.*`. */
export async function* recordsAt(
  entry: Entry,
  paths: readonly string[],
  meter: Meter,
  read: (one: Value) => readonly Found[],
): AsyncGenerator<Found> {
  for await (const one of valuesAt(entry, paths, meter)) {
    if (one.kind === "broken") yield brokenOff(entry.name, one.why);
    else yield* read(one);
  }
}

/** The values of a file that has one a line. */
export async function* recordsByLine(
  entry: Entry,
  meter: Meter,
  read: (value: unknown, origin: Recorded) => readonly Found[],
): AsyncGenerator<Found> {
  for await (const line of jsonLines(entry, meter)) {
    if (line.kind === "broken") {
      yield brokenOff(entry.name, line.why);
      return;
    }
    const origin = { file: entry.name, record: `line ${line.number}` };
    if (line.kind === "unfit") yield unfit(origin, line.why);
    else yield* read(line.value, origin);
  }
}
