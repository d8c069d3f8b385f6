/** Requests to a route by somebody with a token who means no good. */
import fc from "fast-check";
import type { Ask } from "../lambda-events.ts";
import type { Route } from "../routes.ts";
import { bodies } from "./bodies.ts";
import { carried, changed } from "./change.ts";
import { drawnFrom } from "./from-schema.ts";
import { hostileText, hostileValue } from "./values.ts";

type Texts = Readonly<Record<string, string>>;

const encoded = (value: unknown): string =>
  Buffer.from(JSON.stringify(value) ?? "").toString("base64url");

const day = "2030-01-15";
const forged = [
  ...[
    [day, "0"],
    [day, "\ud83d"],
    [day, ""],
    [day, "字".repeat(200)],
    ["-", "\u0000"],
    [7, 7],
  ],
  ...[null, {}, { pk: "app1", sk: "-" }, "app1", [day, "0", "0"]],
].map(encoded);

/** API Gateway joins what comes twice by commas. */
const values: Readonly<Record<string, readonly string[]>> = {
  limit: ["1", "1", "100", "0", "101", "-1", "1e1", "0x10", "1,2", " 1 ", "", "1.5", "Infinity"],
  cursor: [...forged, "", "%%%", "0", "999999999999", "AA,AA"],
  order: ["asc", "desc", "asc,desc", "ASC"],
  category: ["messages", "logData", "constructor"],
  days: ["1", "0", "3651", "1e1", ""],
  store: ["true", "false", "TRUE"],
  chain: ["app1", "sweep", "..", "a|b"],
  appId: ["app1", "nobody", "a|b"],
};

/** Up to two parameters, mostly those that lists know. */
const queries = (cursors: readonly string[]): fc.Arbitrary<Texts> => {
  const names = ["limit", "cursor", "cursor", "cursor", "order", "category", "chain", "appId"];
  const choices = (name: string) => [
    ...(values[name] ?? []),
    ...(name === "cursor" ? cursors : []),
  ];
  const known = fc
    .constantFrom(...names)
    .chain((name) => fc.tuple(fc.constant(name), fc.constantFrom(...choices(name))));
  const odd = fc.tuple(fc.constantFrom(...names, "unknown"), hostileText);
  const one = fc.oneof({ weight: 6, arbitrary: known }, odd);
  return fc.array(one, { maxLength: 2 }).map((pairs) => Object.fromEntries(pairs));
};

const uuid = "0b6e3a63-4b0e-4c52-9c3d-5f0c1e1f2a3b";
const ids: Readonly<Record<string, readonly string[]>> = {
  kind: ["purge", "settlement"],
  chain: ["theirs", "sweep"],
  userId: ["a", "alice", "@TGS#_2F|🙂"],
  conversationId: ["a", "room", "some room"],
};

const paths = (route: Route, requests: readonly string[]): fc.Arbitrary<Texts> => {
  const value = (name: string) =>
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...(ids[name] ?? [uuid, ...requests])) },
      { weight: 2, arbitrary: hostileText },
      fc.constant(""),
    );
  const own = Object.fromEntries(Object.keys(route.path).map((name) => [name, value(name)]));
  const other = fc.record({ appId: fc.oneof(hostileText, fc.constantFrom("", "app|x", "..")) });
  const stray = fc.record({ appId: fc.constant(undefined) });
  return fc
    .tuple(fc.record(own), fc.oneof({ weight: 20, arbitrary: fc.constant({}) }, other, stray))
    .map(([one, another]) => ({ ...one, ...another }) as Texts);
};

const headers: fc.Arbitrary<Texts> = fc.record(
  {
    "content-type": fc.oneof(
      hostileText,
      fc.constantFrom("application/xml", "multipart/form-data", "text/plain; charset=utf-16"),
    ),
    "content-length": fc.constantFrom("0", "-1", "x", "1e9"),
    "if-match": fc.oneof(
      { weight: 8, arbitrary: fc.constant("@etag") },
      fc.constantFrom("*", 'W/"1"', '"1", "2"', "1", ""),
      hostileText,
    ),
    "x-forwarded-for": hostileText,
    "x-http-method-override": fc.constant("DELETE"),
  },
  { requiredKeys: ["if-match"] },
);

const documents = ({ method, action }: Route): fc.Arbitrary<unknown> => {
  const known = bodies[`${method} ${action}`];
  if (known === undefined) return hostileValue;
  const { schema, own } = known;
  const valid = drawnFrom(schema).map((drawn) => ({ ...(drawn as object), ...own }));
  return fc.oneof(
    { weight: 3, arbitrary: valid },
    { weight: 6, arbitrary: changed(valid) },
    hostileValue,
  );
};

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE"];

/** What is drawn of a request; `@app` and `@etag` stand for what the test knows when it sends it. */
export type Hostile = Pick<Ask, "rawBody" | "base64" | "method"> & {
  readonly path: Texts;
  readonly query: Texts;
  readonly headers: Texts;
};

/** What another app was given: the cursors of its lists, the ids of its requests. */
export type Elsewhere = {
  readonly cursors: readonly string[];
  readonly requests: readonly string[];
};

/** Hostile requests to a route, some with what was given to another app. */
export const hostileTo = (route: Route, { cursors, requests }: Elsewhere): fc.Arbitrary<Hostile> =>
  fc
    .record({
      body: carried(documents(route)),
      method: route.method === "ANY" ? fc.constantFrom(...methods) : fc.constant(route.method),
      path: paths(route, requests),
      query: queries(cursors),
      headers,
    })
    .map(({ body, ...rest }) => ({ ...rest, ...body }));
