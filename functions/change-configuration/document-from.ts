import type { Settings } from "../domain/app.ts";
import { isObject, mergePatch } from "../domain/merge-patch.ts";
import { documentOf } from "../domain/settings.ts";

/** The document that a request asks for: `PUT` gives it whole, `PATCH` as a JSON merge patch (RFC 7396). */
export const documentFrom = (method: string, settings: Settings, input: unknown): unknown => {
  if (method === "PUT" || !isObject(input)) return input;
  const { secretsSet, ...current } = documentOf(settings);
  const { secrets, ...patch } = input;
  const merged = mergePatch(current, patch) as Readonly<Record<string, unknown>>;
  return secrets === undefined ? merged : { ...merged, secrets };
};
