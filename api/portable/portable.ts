import type { Json } from "../json-schema.ts";
import { growing } from "./growing.ts";
import { nullable } from "./nullable.ts";
import { isJson, reachable, walk } from "./walk.ts";

/** What is sent to the service, by paths: bodies, and members of addresses. */
const sentIn = (paths: Readonly<Record<string, Json>>): Json[] =>
  Object.values(paths).flatMap((methods) =>
    Object.values(methods)
      .filter(isJson)
      .map(({ parameters, requestBody }) => ({ parameters, requestBody })),
  );

/** The schemas as generators of clients take them: those that are answered alone may grow. */
export const portableSchemas = (schemas: Json, paths: Readonly<Record<string, Json>>): Json => {
  const sent = reachable(sentIn(paths), schemas);
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const plain = walk(schema, nullable);
      return [name, sent.has(name) ? plain : walk(plain, growing)];
    }),
  );
};
