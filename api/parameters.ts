import * as z from "zod/mini";
import type { Description } from "./description.ts";
import { inline, type Json } from "./json-schema.ts";

const said: Readonly<Record<string, string>> = {
  limit: "How many at the most",
  cursor: "`next` of the page before",
  appId: "The app, by its SDKAppID",
  userId: "An end user of the app",
  conversationId: "A conversation of the app",
  messageId: "A message of the conversation",
  partOf: "The whole that it is a further part of, to take back that part alone",
  requestId: "The request, by its id",
  subject_request_id: "The request, by the controller's id",
  holdId: "The hold, by its id",
  chain: "A chain of receipts: an app's digest, or `sweep`",
  category: "Only of this category",
  days: "For this many days to come",
  store: "Whether it were stored",
  kind: "Which deletion",
  SdkAppid: "The app, as Tencent Cloud Chat names it",
  CallbackCommand: "What happened",
  ClientIP: "From where, of which nothing is kept but what the policy allows",
  RequestTime: "When the callback was sent (epoch seconds)",
  Sign: "SHA-256 of the app's token and `RequestTime`",
  order: "By time",
  "if-match": "The entity tag of the version that is to change",
  "if-none-match": "The entity tag of what is there already",
};

type Members = { readonly name: string; readonly schema: Json; readonly required: boolean };

const membersOf = (schema: Json): Members[] => {
  const {
    properties = {},
    required = [],
    anyOf,
  } = schema as {
    properties?: Record<string, Json>;
    required?: string[];
    anyOf?: Json[];
  };
  if (anyOf) return eitherOf(anyOf);
  return Object.entries(properties).map(([name, member]) => ({
    name,
    schema: member,
    required: required.includes(name) && member.default === undefined,
  }));
};

/** The members of one of several; only what is in all of them is required. */
const eitherOf = (options: readonly Json[]): Members[] => {
  const all = options.map(membersOf);
  const byName = new Map(all.flat().map((member) => [member.name, member]));
  return [...byName.values()].map((member) => ({
    ...member,
    required: all.every((one) =>
      one.some(({ name, required }) => name === member.name && required),
    ),
  }));
};

const parameter = (at: "path" | "query" | "header", { name, schema, required }: Members): Json => ({
  name,
  in: at,
  ...(said[name] === undefined ? {} : { description: said[name] }),
  ...(required || at === "path" ? { required: true } : {}),
  schema,
});

const app = z.object({ appId: z.string() });

/** The parameters of a path that a description says nothing of are an app's id. */
export const parametersOf = (path: string, description: Description): Json[] => {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const inPath = membersOf(inline(description.path ?? app)).filter(({ name }) =>
    names.includes(name),
  );
  const inQuery = description.query === undefined ? [] : membersOf(inline(description.query));
  const inHeaders = (description.headers ?? []).map((name) => ({
    ...{ name, schema: { type: "string" }, required: name === "if-match" },
  }));
  return [
    ...inPath.map((one) => parameter("path", one)),
    ...inQuery.map((one) => parameter("query", one)),
    ...inHeaders.map((one) => parameter("header", one)),
  ];
};
