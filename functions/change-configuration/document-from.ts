import { isDeepStrictEqual } from "node:util";
import type { Settings } from "../domain/app.ts";
import { isObject, type JsonObject, mergePatch } from "../domain/merge-patch.ts";
import { Problem } from "../domain/problem.ts";
import { documentOf } from "../domain/settings.ts";

/** What is read-only may come back as it was read; changed, it would seem to set or forget a secret. */
const withoutReadOnly = (settings: Settings, { secretsSet, ...given }: JsonObject): JsonObject => {
  const unchanged = isDeepStrictEqual(secretsSet, documentOf(settings).secretsSet);
  if (secretsSet === undefined || unchanged) return given;
  throw new Problem("invalid-input", undefined, [
    { field: "secretsSet", problem: "is read-only: change secrets in `secrets`" },
  ]);
};

/**
 * The document that a request asks for: `PUT` gives it whole, `PATCH` as a JSON merge patch (RFC 7396). Either
 * may hold `secretsSet` as `GET` answered it, so that a client can send back what it read.
 */
export const documentFrom = (method: string, settings: Settings, input: unknown): unknown => {
  if (!isObject(input)) return input;
  const given = withoutReadOnly(settings, input);
  if (method === "PUT") return given;
  const { secretsSet, ...current } = documentOf(settings);
  const { secrets, ...patch } = given;
  const merged = mergePatch(current, patch) as Readonly<Record<string, unknown>>;
  return secrets === undefined ? merged : { ...merged, secrets };
};
