/** Documents with something in them that should not be there, and bodies that are not what they say. */
import fc from "fast-check";
import type { Ask } from "../lambda-events.ts";
import { canary, hostileValue, jsonOf } from "./values.ts";

type Path = readonly string[];
const isBranch = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

const pathsIn = (value: unknown, at: Path = []): Path[] => [
  at,
  ...(isBranch(value)
    ? Object.keys(value).flatMap((key) => pathsIn(value[key], [...at, key]))
    : []),
];

type Change = (value: unknown) => unknown;

const changedAt = (value: unknown, [key, ...rest]: Path, change: Change): unknown => {
  if (key === undefined || !isBranch(value)) return change(value);
  const copy = Array.isArray(value) ? [...value] : { ...value };
  const inner = changedAt(value[key], rest, change);
  if (inner === undefined) Reflect.deleteProperty(copy, key);
  else Reflect.set(copy, key, inner);
  return copy;
};

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 5, arbitrary: hostileValue.map((value) => () => value) },
  fc.constant(() => undefined),
  fc
    .tuple(fc.constantFrom("constructor", "toString", "x|y", "", "pk", "expiresAt"), hostileValue)
    .map(
      ([name, value]) =>
        (before: unknown) =>
          isBranch(before) ? { ...before, [name]: value } : before,
    ),
);

/** A document that is changed at one place or two. */
export const changed = (document: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(document, fc.array(fc.tuple(fc.nat(), change), { minLength: 1, maxLength: 2 }))
    .map(([whole, changes]) =>
      changes.reduce((value: unknown, [nth, one]) => {
        const paths = pathsIn(value);
        return changedAt(value, paths[nth % paths.length] ?? [], one);
      }, whole),
    );

type Carried = Pick<Ask, "rawBody" | "base64">;

const inBytes = (text: string): string => Buffer.from(text).toString("base64");

/** Ways in which a document goes over the wire. */
const ways: readonly ((text: string) => Carried)[] = [
  ...Array(30).fill((rawBody: string) => ({ rawBody })),
  (text) => ({ rawBody: inBytes(text), base64: true }),
  (text) => ({ rawBody: text, base64: true }),
  (text) => ({ rawBody: inBytes(text) }),
  (text) => ({ rawBody: `\ufeff${text}` }),
  (text) => ({ rawBody: `${text}\u0000` }),
  (text) => ({ rawBody: text.slice(0, text.length / 2) }),
  (text) => ({ rawBody: text.replace("{", `{"__proto__":{"polluted":"${canary}"},`) }),
  (text) => ({ rawBody: text.replace("{", `{"constructor":{"prototype":{"a":1}},`) }),
  (text) => ({ rawBody: text.replace(/\{(.*)\}/s, "{$1,$1}").replace("{,}", "{}") }),
  (text) => ({ rawBody: `${canary}=${encodeURIComponent(text)}` }),
  (text) => ({
    rawBody: Buffer.concat([Buffer.from(text), Buffer.from([0xc0, 0xaf])]).toString("base64"),
    base64: true,
  }),
  () => ({}),
];

/** A document as a body, mostly as a client would send it. */
export const carried = (document: fc.Arbitrary<unknown>): fc.Arbitrary<Carried> =>
  fc.tuple(document, fc.constantFrom(...ways)).map(([value, way]) => way(jsonOf(value)));
