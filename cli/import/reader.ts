/** What every format has: what it looks for, and how it reads an export. */
import type { Decode, Meter } from "./bytes.ts";
import type { Entry } from "./entries.ts";
import type { Found } from "./found.ts";
import type { Export } from "./unwrapped.ts";

export type Reading = {
  readonly meter: Meter;
  /** Of IRC: the conversation, the day (`YYYY-MM-DD`) and how a line that is not in UTF-8 is read. */
  readonly channel?: string | undefined;
  readonly date?: string | undefined;
  readonly decode?: Decode | undefined;
};

export type Reader = {
  /** For people, after "nothing is". */
  readonly lookedFor: string;
  /** The format does not say when a message was edited: what is imported last counts. */
  readonly editsUndated?: true;
  read(files: Export<Entry>, reading: Reading): AsyncGenerator<Found>;
};

/** Why a record is left out that is of a type which a reader does not take: by its true name. */
export const ofType = (type: unknown): string => {
  const name = String(type);
  const isName = /^[\w.:-]{1,64}$/.test(name);
  return isName ? `is of the type ${name}, which is not taken` : "is of a type without a name";
};
