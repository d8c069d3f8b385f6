import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Calls, readCalls } from "./calls.ts";
import type { Conversation } from "./chat.ts";
import { readConversation } from "./chat.ts";
import type { Window } from "./clock.ts";

export type Data = {
  readonly conversations: readonly Conversation[];
  readonly calls: readonly Calls[];
};

const shapes = { irc: ".raw.txt", "access-log": ".log" } as const;

/** Reads a folder of `irc/*.raw.txt` and `access-log/*.log` as if it had all happened within the window. */
export const readData = (folder: string, window: Window): Data => {
  const logs = files(folder, "irc").map(({ name, text }, index, all) => {
    const id = idOf(name);
    const taken = all.slice(0, index).some((other) => idOf(other.name) === id);
    return readConversation(taken ? `${id}-${index + 1}` : id, text, window);
  });
  const calls = files(folder, "access-log").map(({ text }) => readCalls(text, window));
  if (logs.length + calls.length === 0) {
    throw new Error(
      `${folder} holds neither irc/*${shapes.irc} nor access-log/*${shapes["access-log"]}`,
    );
  }
  return { conversations: logs, calls };
};

/** A channel's name from its file's. */
const idOf = (name: string): string =>
  `ubuntu-${name}`.replace(/[^A-Za-z0-9_.-]/g, "_").slice(0, 90);

const files = (folder: string, kind: keyof typeof shapes) => {
  const place = join(folder, kind);
  if (!existsSync(place)) return [];
  return readdirSync(place)
    .filter((name) => name.endsWith(shapes[kind]))
    .sort()
    .map((name) => ({
      name: name.slice(0, -shapes[kind].length),
      text: readFileSync(join(place, name), "utf8"),
    }));
};
