/** Who is called what in a log. A name that somebody gave up, or left with, is anybody's after that. */
import type { What } from "./line.ts";

export type People = {
  /** Notes who came, went, or changed their name. */
  note(what: What): void;
  /** The first name that somebody had in this log. */
  of(nick: string): string;
};

export const peopleOfLog = (): People => {
  const first = new Map<string, string>();
  const of = (nick: string) => first.get(nick) ?? nick;
  return {
    of,
    note: (what) => {
      if (what.kind === "presence") first.delete(what.nick);
      if (what.kind !== "rename") return;
      const name = of(what.nick);
      first.delete(what.nick);
      first.set(what.to, name);
    },
  };
};
