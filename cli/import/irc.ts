/** Logs of IRC channels as `[HH:MM] <nick> words`, a file a day, with the day in the file's name. Times are in UTC. */
import { lineReader } from "../../local/replay/chat.ts";
import { minuteClock } from "../../local/replay/clock.ts";
import { type IrcLine, parseIrcLine } from "../../local/replay/irc-line.ts";
import { Failure } from "../failure.ts";
import type { Entry } from "./entries.ts";
import { type Found, messagesOf, skipped } from "./found.ts";
import { linesOf, type Meter } from "./read-json.ts";

export type Channel = { readonly channel: string; readonly date?: string | undefined };

const minuteMs = 60_000;

/** The day of a log (epoch ms); undefined if nothing says it. */
const dayOf = ({ name }: Entry, date: string | undefined): number | undefined => {
  const [, year, month, day] = /(\d{4})-?(\d{2})-?(\d{2})/.exec(date ?? name) ?? [];
  const at = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
  return Number.isNaN(at) ? undefined : at;
};

const minuteIn = (line: IrcLine): number | undefined =>
  "minute" in line ? line.minute : undefined;

/** Lines of one minute are a millisecond apart, so that their order stays, and a longer log has the same times. */
const clockFrom = (day: number, first: number | undefined) => {
  const minutes = minuteClock(first);
  let [last, within] = [-1, 0];
  return (line: IrcLine): number => {
    const minute = minutes(minuteIn(line));
    within = minute === last ? Math.min(within + 1, minuteMs - 1) : 0;
    last = minute;
    return day + minute * minuteMs + within;
  };
};

const firstMinute = async (entry: Entry): Promise<number | undefined> => {
  for await (const line of linesOf(entry, () => undefined)) {
    const minute = minuteIn(parseIrcLine(line));
    if (minute !== undefined) return minute;
  }
  return undefined;
};

type Day = { readonly channel: string; readonly day: number };

async function* readLog(entry: Entry, { channel, day }: Day, meter: Meter) {
  const clock = clockFrom(day, await firstMinute(entry));
  const eventsOf = lineReader();
  let sequence = 0;
  for await (const text of linesOf(entry, meter)) {
    sequence += 1;
    if (text === "") continue;
    const line = parseIrcLine(text);
    const place = { conversationId: channel, sequence, at: clock(line) };
    const messages = eventsOf(line, place).filter((event) => event.kind === "message");
    if (messages.length === 0) yield skipped("is no message: joins, names, topics");
    for (const { from, at, text: words } of messages) {
      const id = `${channel}-${entry.name}-${sequence}`;
      yield* messagesOf({ conversation: channel, id, from, at, text: words });
    }
  }
}

/**
 * Reads every file as the log of a day. A person keeps their first name of the day through every rename. What lies beside
 * logs, such as a licence, is left out. Throws "usage" if no file says of which day it is.
 */
export async function* readIrc(
  entries: readonly Entry[],
  meter: Meter,
  { channel, date }: Channel,
): AsyncGenerator<Found> {
  const days = entries.map((entry) => ({ entry, day: dayOf(entry, date) }));
  const [first] = entries;
  if (first !== undefined && days.every(({ day }) => day === undefined)) {
    throw new Failure(
      "usage",
      `${first.name} does not say of which day it is`,
      "--date YYYY-MM-DD",
    );
  }
  for (const { entry, day } of days) {
    if (day === undefined) yield skipped("is a file whose name has no day");
    else yield* readLog(entry, { channel, day }, meter);
  }
}
