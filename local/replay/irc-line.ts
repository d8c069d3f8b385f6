import { limits } from "../../functions/policy/limits.ts";

/** One line of an IRC log, as the Ubuntu channels' logs write it; `minute` is that of the day. */
export type IrcLine =
  | {
      readonly kind: "message";
      readonly minute: number;
      readonly nick: string;
      readonly text: string;
    }
  | {
      readonly kind: "action";
      readonly minute: number | undefined;
      readonly nick: string;
      readonly text: string;
    }
  | { readonly kind: "join" | "leave"; readonly nick: string }
  | { readonly kind: "rename"; readonly nick: string; readonly to: string }
  | { readonly kind: "unknown" };

type Match = readonly string[];
type Form = readonly [RegExp, (match: Match) => IrcLine];

const unknown: IrcLine = { kind: "unknown" };
// biome-ignore lint/suspicious/noControlCharactersInRegex: a nick holds none, and nothing that a path reads otherwise
const nickname = /^(?!\.{1,2}$)[^\u0000-\u0020\u007f/?]{1,128}$/;
const longest = limits.textLength - 200;

/** A named person did something; a line without a proper name or words is none of ours. */
const by = (nick: string | undefined, line: (nick: string) => IrcLine): IrcLine =>
  nick !== undefined && nickname.test(nick) ? line(nick) : unknown;

/** What is longer than a message may be is cut, not within a character. */
const cut = (text: string): string => text.slice(0, longest).replace(/[\ud800-\udbff]$/, "");

const minuteOf = (hours = "", minutes = ""): number | undefined => {
  const [h, m] = [Number(hours), Number(minutes)];
  return h < 24 && m < 60 ? h * 60 + m : undefined;
};

const timed = (kind: "message" | "action", [, hours, minutes, nick, text = ""]: Match): IrcLine => {
  const minute = minuteOf(hours, minutes);
  if (minute === undefined || text.trim() === "") return unknown;
  return by(nick, (known) => ({ kind, minute, nick: known, text: cut(text) }));
};

/** The first form that fits decides. Lines with `===` bear no time; older logs write actions that way, too. */
const forms: readonly Form[] = [
  [/^\[(\d\d):(\d\d)\] <([^>]+)> ?([\s\S]*)$/, (match) => timed("message", match)],
  [/^\[(\d\d):(\d\d)\]\s+\* (\S+) ([\s\S]*)$/, (match) => timed("action", match)],
  [
    /^=== (\S+) is now known as (\S+)$/,
    ([, nick, to]) => by(nick, (old) => by(to, (now) => ({ kind: "rename", nick: old, to: now }))),
  ],
  [
    /^=== (\S+) (?:\[.*\])?\s*has joined\b/,
    ([, nick]) => by(nick, (it) => ({ kind: "join", nick: it })),
  ],
  [
    /^=== (\S+) (?:\[.*\])?\s*has (?:left|quit)\b/,
    ([, nick]) => by(nick, (it) => ({ kind: "leave", nick: it })),
  ],
  [/^=== (?:mode\/|\S+ (?:changed the topic|sets mode|was kicked|kicked)\b)/, () => unknown],
  [
    /^=== (\S+) (\S[\s\S]*)$/,
    ([, nick, text = ""]) =>
      by(nick, (it) => ({ kind: "action", minute: undefined, nick: it, text: cut(text) })),
  ],
];

/** What a line says; a line in no known form is "unknown", never an error. */
export const parseIrcLine = (line: string): IrcLine => {
  for (const [form, read] of forms) {
    const match = form.exec(line);
    if (match) return read(match);
  }
  return unknown;
};
