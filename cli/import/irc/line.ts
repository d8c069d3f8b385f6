/**
 * A line of a log: when, and what. The forms are those of ZNC, irssi, WeeChat, Eggdrop, energymech, mIRC and Ubuntu's bots.
 * Nicknames are without the signs of a channel's operators, and in small letters, since IRC tells no others apart.
 */
import { daySpoken } from "./days.ts";

export type What =
  | { readonly kind: "words"; readonly nick: string; readonly text: string }
  /** Somebody came or went: the name is anybody's after that. */
  | { readonly kind: "presence"; readonly nick: string }
  | { readonly kind: "rename"; readonly nick: string; readonly to: string }
  | { readonly kind: "own" }
  | { readonly kind: "unknown" };

export type Line = {
  /** The day's start (epoch ms), where the line says it. */
  readonly day?: number | undefined;
  /** Seconds of the day. */
  readonly second?: number | undefined;
  readonly what: What;
};

const own: What = { kind: "own" };
const unknown: What = { kind: "unknown" };
const nickOf = (shown = ""): string =>
  shown
    .trim()
    .replace(/^[~&@%+!]+/, "")
    .toLowerCase();

const words = (nick: string | undefined, text = ""): What =>
  nickOf(nick) === "" ? unknown : { kind: "words", nick: nickOf(nick), text };
const action = (nick: string | undefined, text = ""): What =>
  words(nick, `* ${nickOf(nick)} ${text}`);
const presence = (nick: string | undefined): What => ({ kind: "presence", nick: nickOf(nick) });
const rename = (nick: string | undefined, to: string | undefined): What => ({
  ...{ kind: "rename", nick: nickOf(nick), to: nickOf(to) },
});

type Match = readonly string[];
type Form = readonly [RegExp, (match: Match) => What];

/** What a client says itself, whatever it puts before it. */
const notices: readonly Form[] = [
  [/^(\S+) is now known as (\S+?)\.?$/, ([, nick, to]) => rename(nick, to)],
  [/^(?:Joins|Parts|Quits): (\S+)/, ([, nick]) => presence(nick)],
  [
    /^(\S+) (?:[([]\S*[)\]] ?)?(?:has (?:joined|left|quit)|was kicked|Quit|joined|left)\b/,
    ([, nick]) => presence(nick),
  ],
];
const noticed = (text: string): What => read(notices, text) ?? own;

const read = (forms: readonly Form[], text: string): What | undefined => {
  for (const [form, made] of forms) {
    const match = form.exec(text);
    if (match) return made(match);
  }
  return undefined;
};

/** What follows the time; the first form that fits decides. */
const timed: readonly Form[] = [
  [/^<([^>\s]+|[ ~&@%+!][^>\s]+)> ?([\s\S]*)$/, ([, nick, text]) => words(nick, text)],
  [/^(?:\*\*\*|-!-|===) (.*)$/, ([, text = ""]) => noticed(text)],
  [
    /^ ?\* (\S+ (?:\(\S+@\S+\) (?:has (?:joined|left)|Quit)\b|is now known as \S+$).*)$/,
    ([, text = ""]) => noticed(text),
  ],
  [/^ ?\* (?:Joins|Parts|Quits): (\S+)/, ([, nick]) => presence(nick)],
  [
    /^ ?\* (?:\S+ (?:sets mode: [+-]|changes topic to '|was kicked by )|Now talking in [#&]|Topic is '|Set by \S+ on |Retrieving [#&]|Disconnected$|Attempting to rejoin|Rejoined channel )/,
    () => own,
  ],
  [/^ ?\* (\S+) ([\s\S]*)$/, ([, nick, text]) => action(nick, text)],
  [/^-([^\s:(-]\S*?)(?:[:(]\S+)?- ([\s\S]*)$/, ([, nick, text]) => words(nick, text)],
  [/^Action: (\S+) ([\s\S]*)$/, ([, nick, text]) => action(nick, text)],
  [/^Nick change: (\S+) -> (\S+)$/, ([, nick, to]) => rename(nick, to)],
  [
    /^(\S+) \(\S+@\S+\) (?:joined [#&]|left (?:irc|[#&])|got netsplit|returned to|got lost)/,
    ([, nick]) => presence(nick),
  ],
  [/^(\S+) kicked from [#&]/, ([, nick]) => presence(nick)],
  [/^(?:[#&]\S+: mode change '|Topic changed on [#&]|![\w.-]+ |--- )/, () => own],
];

/** WeeChat's columns: who or what, and the rest. */
const inColumns = (prefix: string, text: string): What => {
  const sign = prefix.trim();
  if (sign === "*") return action(/^\S+/.exec(text)?.[0], text.replace(/^\S+ ?/, ""));
  if (/^(?:--|-->|<--|=!=|)$/.test(sign)) {
    const [, nick, notice] = /^Notice\((\S+)\): (.*)$/.exec(text) ?? [];
    return nick === undefined ? noticed(text) : words(nick, notice);
  }
  return /\s/.test(sign) ? unknown : words(sign, text);
};

/** Lines without a time: a client's marks, and Ubuntu's older logs. */
const untimed: readonly Form[] = [
  [/^=== (?:mode\/|\S+ (?:changed the topic|sets mode|was kicked|kicked)\b)/, () => own],
  [/^=== (\S+) (?:\[.*\])?\s*has (?:joined|left|quit)\b/, ([, nick]) => presence(nick)],
  [/^=== (\S+) is now known as (\S+)$/, ([, nick, to]) => rename(nick, to)],
  [/^=== (\S+) (\S[\s\S]*)$/, ([, nick, text]) => action(nick, text)],
  [
    /^(?:--- (?:Log|Day) |Session (?:Start|Time|Close|Ident): |\*{4} (?:BEGIN|ENDING) LOGGING)/,
    () => own,
  ],
];

/** Colours, bold and the like, as clients log them. */
const decoration =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken off
  /\u0003(?:\d{1,2}(?:,\d{1,2})?)?|\u0004[0-9a-fA-F]{6}|[\u0002\u000f\u0011\u0016\u001d-\u001f]/g;
const stamp =
  /^\[?(?:(\d{4}-\d{2}-\d{2})[T ])?(\d{1,2}):(\d{2})(?::(\d{2}))?Z?\]?(?:([\t ])|$)([\s\S]*)$/;

const secondOf = (hours = "", minutes = "", seconds = "0"): number | undefined => {
  const [h, m, s] = [Number(hours), Number(minutes), Number(seconds)];
  return h < 24 && m < 60 && s < 61 ? (h * 60 + m) * 60 + Math.min(s, 59) : undefined;
};

const timedLine = (rest: string, column: string | undefined): What => {
  const tab = rest.indexOf("\t");
  if (column === "\t" && tab >= 0) return inColumns(rest.slice(0, tab), rest.slice(tab + 1));
  return read(timed, rest) ?? unknown;
};

/** What a line says; one in no known form is "unknown", never an error. */
export const lineOf = (text: string): Line => {
  const plain = text.replace(decoration, "");
  const [match, date, hours, minutes, seconds, column, rest = ""] = stamp.exec(plain) ?? [];
  const second = secondOf(hours, minutes, seconds);
  if (match === undefined || second === undefined) {
    const what = read(untimed, plain) ?? unknown;
    return { day: what.kind === "own" ? daySpoken(plain) : undefined, what };
  }
  const what = timedLine(rest, column);
  const changed = rest.startsWith("--- ") ? daySpoken(rest) : undefined;
  return { day: date === undefined ? changed : Date.parse(date), second, what };
};
