import type { Holding } from "./claim.ts";
import { type Finding, finding, missing } from "./finding.ts";
import { allowedFor } from "./lives/promise.ts";
import type { Model } from "./template/model.ts";

/** A finding for each store that is not there, or claims to hold something else than it must. */
export const claimsAsAsked = (
  model: Model,
  holdings: Readonly<Record<string, Holding>>,
): readonly Finding[] =>
  Object.entries(holdings).flatMap(([path, holds]) => {
    const { clause, title } = allowedFor(holds);
    const store = model.resources.find((one) => one.path === path);
    if (store === undefined) return [missing(path, clause)];
    return store.claim?.holds === holds
      ? []
      : [finding(store, "", clause, `must claim to hold "${title}": it would be held to less`)];
  });
