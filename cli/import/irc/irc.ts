/** Logs of an IRC channel, a line a time. Times are in UTC. */

import { digestOf } from "../../../functions/domain/source-ids.ts";
import { Failure } from "../../failure.ts";
import { byteLines, type Decode, decodeUtf8, type Meter, textOf } from "../bytes.ts";
import type { Entry } from "../entries.ts";
import { brokenOff, type Found, messagesOf, recognised, skipped, unfit } from "../found.ts";
import type { Reader, Reading } from "../reader.ts";
import { checkChannels } from "./channels.ts";
import { clockFrom } from "./clock.ts";
import { dayOfFile, daysIn } from "./days.ts";
import { type Line, lineOf } from "./line.ts";
import { peopleOfLog } from "./people.ts";

type Numbered = { readonly number: number; readonly line: Line };

/** The lines of a log that have something in them; each in UTF-8, or else as older clients wrote. */
async function* linesOf(entry: Entry, meter: Meter, older: Decode): AsyncGenerator<Numbered> {
  const decode: Decode = (bytes) => {
    try {
      return decodeUtf8(bytes);
    } catch {
      return older(bytes);
    }
  };
  let number = 0;
  for await (const bytes of byteLines(entry, meter)) {
    number += 1;
    const text = textOf(bytes, decode);
    if (text.trim() !== "") yield { number, line: lineOf(text) };
  }
}

const western = new TextDecoder("windows-1252");
const older = ({ decode }: Reading): Decode => decode ?? ((bytes) => western.decode(bytes));

type Log = {
  readonly entry: Entry;
  /** The day that it begins on (epoch ms), by `--date` or its name. */
  readonly day: number | undefined;
  /** Why it is none of a channel's logs. */
  readonly mistake?: string | undefined;
};

/** Whether anything in a log is in a known form, and says which day it is. */
const look = async (entry: Entry, reading: Reading) => {
  let [isLog, isDated] = [false, false];
  for await (const { line } of linesOf(entry, () => undefined, older(reading))) {
    isLog ||= line.second !== undefined && line.what.kind !== "unknown";
    isDated ||= line.day !== undefined;
    if (isLog && isDated) break;
  }
  return { isLog, isDated };
};

const logOf = async (entry: Entry, reading: Reading): Promise<Log> => {
  const chosen = daysIn(reading.date ?? "")[0];
  const { day, mistake } = chosen === undefined ? dayOfFile(entry.name) : { day: chosen };
  try {
    const { isLog, isDated } = await look(entry, reading);
    if (!isLog) return { entry, day, mistake: "is no log of a form that is known" };
    if (day === undefined && !isDated) return { entry, day, mistake: mistake ?? undated };
    return { entry, day };
  } catch {
    /** Whatever keeps it from being read is told when it is read. */
    return { entry, day };
  }
};

const undated = "does not say of which day it is";

type Channel = { readonly channel: string; readonly file: string };

const foundIn = (
  { what }: Line,
  at: number | undefined,
  from: string,
  { channel, file }: Channel,
  number: number,
): Found[] => {
  const origin = { file, record: `line ${number}` };
  if (what.kind === "unknown") return [unfit(origin, "is not in a form that is known")];
  if (what.kind !== "words") return [skipped("is the service's own: joins, names, topics")];
  if (at === undefined) return [unfit(origin, "comes before its day is said")];
  const id = [digestOf(channel, at, what.nick, what.text)];
  return messagesOf({ conversation: [channel], id, from, at, text: what.text }, origin);
};

async function* readLog({ entry, day }: Log, reading: Reading): AsyncGenerator<Found> {
  const [clock, people] = [clockFrom(day), peopleOfLog()];
  const place = { channel: reading.channel ?? "", file: entry.name };
  try {
    for await (const { number, line } of linesOf(entry, reading.meter, older(reading))) {
      people.note(line.what);
      const from = line.what.kind === "words" ? people.of(line.what.nick) : "";
      yield* foundIn(line, clock(line), from, place, number);
    }
  } catch (error) {
    yield brokenOff(entry.name, String(error));
  }
  yield recognised;
}

/**
 * Reads every log. A person keeps the first name of a log through every rename. Throws "usage" if the logs are of several
 * channels, or none says of which day it is.
 */
export const irc: Reader = {
  lookedFor: "a log with lines such as [10:00] <nick> words",
  async *read({ entries }, reading) {
    checkChannels(entries);
    const logs = await Promise.all(entries.map((entry) => logOf(entry, reading)));
    const [first] = logs.filter(({ mistake }) => mistake === undated);
    if (first !== undefined && logs.every(({ mistake }) => mistake !== undefined)) {
      throw new Failure("usage", `${first.entry.name} ${undated}`, "--date YYYY-MM-DD");
    }
    for (const log of logs) {
      if (log.mistake === undefined) yield* readLog(log, reading);
      else yield unfit({ file: log.entry.name }, log.mistake);
    }
  },
};
