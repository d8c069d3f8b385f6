import type { Part } from "../domain/requests/parts.ts";
import type { Entry, Holder } from "../ports.ts";
import { entriesOf, type Stop } from "../steps/retention/erase-app.ts";

/** The partitions that a part of a request may lie in; those of a whole app from a place on. */
export async function* entriesOfPart(
  holder: Holder,
  app: string,
  { groups }: Part,
  from: Stop | undefined,
): AsyncGenerator<{ readonly entry: Entry; readonly stop?: Stop | undefined }> {
  if (groups === undefined) return yield* entriesOf(holder, app, { from });
  for (const group of groups) {
    for (const entry of await holder.directory.ofGroup(app, group)) yield { entry };
  }
}
