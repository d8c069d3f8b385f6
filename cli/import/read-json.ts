/** JSON as it comes, without ever holding a whole export. */
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { JSONParser } from "@streamparser/json";
import { Failure, lineOf } from "../failure.ts";
import type { Entry } from "./entries.ts";

/** Counts the bytes that were read. */
export type Meter = (bytes: number) => void;

const broken = ({ name }: Entry, error: unknown): Failure =>
  new Failure("failed", `${name} is not what it should be: ${lineOf(error)}`);

async function* metered(entry: Entry, meter: Meter): AsyncGenerator<Buffer> {
  for await (const chunk of await entry.open()) {
    meter(chunk.length);
    yield chunk;
  }
}

/** The whole of a small file. */
export const readWhole = async (entry: Entry, meter: Meter): Promise<unknown> => {
  try {
    const whole = await text(metered(entry, meter));
    return JSON.parse(whole);
  } catch (error) {
    throw broken(entry, error);
  }
};

/** The values at paths such as `$.messages.*`, in their order, each with the path that it was found by. */
export async function* valuesAt(
  entry: Entry,
  paths: readonly string[],
  meter: Meter,
): AsyncGenerator<{ readonly inList: boolean; readonly value: unknown }> {
  const parser = new JSONParser({ paths: [...paths], keepStack: false });
  let ready: { inList: boolean; value: unknown }[] = [];
  parser.onValue = ({ value, stack }) => {
    ready.push({ inList: stack.length > 1, value });
  };
  try {
    for await (const chunk of metered(entry, meter)) {
      parser.write(chunk);
      const found = ready;
      ready = [];
      yield* found;
    }
    if (!parser.isEnded) parser.end();
  } catch (error) {
    throw broken(entry, error);
  }
}

/** Lines, without their ends. */
export async function* linesOf(entry: Entry, meter: Meter): AsyncGenerator<string> {
  const stream = await entry.open();
  stream.on("data", (chunk: Buffer) => meter(chunk.length));
  yield* createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
}

/** The JSON of each line. */
export async function* jsonLines(entry: Entry, meter: Meter): AsyncGenerator<unknown> {
  let number = 0;
  for await (const line of linesOf(entry, meter)) {
    number += 1;
    if (line.trim() === "") continue;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (error) {
      throw new Failure("failed", `${entry.name}, line ${number}, is not JSON: ${lineOf(error)}`);
    }
    yield value;
  }
}
