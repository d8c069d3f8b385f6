/** JSON as it comes, without ever holding a whole export. What cannot be read is answered, never thrown. */
import { buffer } from "node:stream/consumers";
import { JSONParser } from "@streamparser/json";
import { lineOf } from "../failure.ts";
import { byteLines, chunksOf, decodeUtf8, type Meter, textOf } from "./bytes.ts";
import type { Entry } from "./entries.ts";

export type Broken = { readonly kind: "broken"; readonly why: string };
export type Value = {
  readonly kind: "value";
  /** Which of its list it is, from 0; undefined of a value that is in none. */
  readonly index?: number;
  readonly value: unknown;
};

const broken = (error: unknown): Broken => ({ kind: "broken", why: lineOf(error) });

/** The whole of a small file. */
export const readWhole = async (entry: Entry, meter: Meter): Promise<Value | Broken> => {
  try {
    const whole = decodeUtf8(await buffer(chunksOf(entry, meter)));
    return { kind: "value", value: JSON.parse(whole) };
  } catch (error) {
    return broken(error);
  }
};

/** The values at paths such as `$.messages.*`, in their order; at last why a file cannot be read on. */
export async function* valuesAt(
  entry: Entry,
  paths: readonly string[],
  meter: Meter,
): AsyncGenerator<Value | Broken> {
  const parser = new JSONParser({ paths: [...paths], keepStack: false });
  const ready: Value[] = [];
  parser.onValue = ({ value, key, stack }) => {
    if (typeof key === "number") ready.push({ kind: "value", index: key, value });
    else if (stack.length === 1) ready.push({ kind: "value", value });
  };
  try {
    for await (const chunk of chunksOf(entry, meter)) {
      parser.write(chunk);
      yield* ready.splice(0);
    }
    if (!parser.isEnded) parser.end();
  } catch (error) {
    yield* ready.splice(0);
    yield broken(error);
  }
}

export type Line =
  | { readonly kind: "line"; readonly number: number; readonly value: unknown }
  /** A line that is no JSON. */
  | { readonly kind: "unfit"; readonly number: number; readonly why: string }
  | Broken;

const lineFrom = (number: number, line: Uint8Array): Line[] => {
  try {
    const text = textOf(line, decodeUtf8);
    return text.trim() === "" ? [] : [{ kind: "line", number, value: JSON.parse(text) }];
  } catch (error) {
    return [{ kind: "unfit", number, why: `is not JSON: ${lineOf(error)}` }];
  }
};

/** The JSON of each line. */
export async function* jsonLines(entry: Entry, meter: Meter): AsyncGenerator<Line> {
  let number = 0;
  try {
    for await (const line of byteLines(entry, meter)) {
      number += 1;
      yield* lineFrom(number, line);
    }
  } catch (error) {
    yield broken(error);
  }
}
