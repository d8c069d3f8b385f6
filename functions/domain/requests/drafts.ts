/** What a request leaves behind when it ends: a draft of a receipt for each store that it was about (DA-5.request). */

import { categories } from "../../policy/categories.ts";
import type { App } from "../app.ts";
import { chainOf } from "../chain.ts";
import type { ErasedElsewhere } from "../data-holders.ts";
import { joined } from "../partition.ts";
import type { Scope as ReceiptScope } from "../receipt.ts";
import type { Draft } from "../receipt-draft.ts";
import { cutoffOf, type Part, partsOf } from "./parts.ts";
import { countsOf } from "./progress.ts";
import type { DeletionRequest } from "./request.ts";

const scopeOf = (app: string, { scope }: DeletionRequest, { category }: Part): ReceiptScope => {
  if (scope.kind === "category") return { kind: "category", app, category };
  return scope.kind === "user"
    ? { kind: "user", app, user: scope.digest, category }
    : { kind: "conversation", app, conversation: scope.digest };
};

const subjectOf = (
  appId: string,
  { scope }: DeletionRequest,
  { category, asked: { author } }: Part,
): Draft["subject"] => {
  if (scope.kind === "conversation") return { appId, conversation: scope.digest };
  const isProfile = scope.kind === "user" && category === "userInformation";
  return isProfile ? { appId, group: scope.digest } : { appId, author };
};

/** The drafts of a request that has been carried out; what other stores said stands in the first. it began when what was collected until then was asked for. */
export const draftsOf = (
  app: App,
  request: DeletionRequest,
  elsewhere: readonly ErasedElsewhere[],
  now: number,
): readonly Draft[] =>
  partsOf(request).map((part, index) => {
    const table = categories[part.category].table;
    const { found, deleted, refused } = countsOf(request.counts?.[table]);
    return {
      chain: chainOf(app),
      name: joined("request", request.requestId, part.category),
      cause: "request",
      scope: scopeOf(chainOf(app), request, part),
      category: part.category,
      began: cutoffOf(request),
      ended: now,
      counts: { [table]: { found, deleted, refused } },
      elsewhere: index === 0 ? elsewhere : [],
      subject: subjectOf(app.appId, request, part),
    };
  });
