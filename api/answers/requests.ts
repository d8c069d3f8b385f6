/** What is said of requests to delete, and of requests for access. */
import * as z from "zod/mini";
import type { Plan } from "../../functions/domain/requests/plan.ts";
import type { CoreStatus } from "../../functions/domain/requests/states.ts";
import { states } from "../../functions/domain/requests/states.ts";
import type { requestView } from "../../functions/domain/requests/view.ts";
import { chosenCategories, perishable } from "../../functions/policy/categories.ts";
import { type ClauseId, clauses } from "../../functions/policy/clauses.ts";
import type { Stay } from "../../functions/policy/stays.ts";
import type { previewRequest } from "../../functions/preview-request/preview-request.ts";
import type { bundleView } from "../../functions/read-access/bundle-view.ts";
import { answered, component, count, instant, page, text } from "../components.ts";
import { linkHeaders } from "./content.ts";

export const statuses = [
  "pending",
  "in_progress",
  "completed",
  "cancelled",
] as const satisfies readonly CoreStatus[];

const category = () => z.enum(perishable);

const going = z.strictObject({
  holder: text(),
  category: category(),
  records: count(),
  bytes: z.number(),
});
const clause = z.enum(Object.keys(clauses) as ClauseId[]);
const keeping = z.strictObject({
  holdId: z.uuid(),
  clause,
  reviewAt: instant(),
  records: count(),
});
const plan = answered<Plan>()(
  "Plan",
  z.strictObject({
    digest: text(),
    takenAt: instant(),
    goes: z.array(going),
    held: z.array(keeping),
  }),
);

const stay = answered<Stay>()(
  "Stay",
  z.strictObject({ what: text(), clause, until: text(), reason: text() }),
);

const scopeKind = z.enum(["user", "conversation", "category"]);

export const preview = answered<Awaited<ReturnType<typeof previewRequest>>>()(
  "Preview",
  z.strictObject({
    scope: scopeKind,
    complete: z.boolean(),
    digest: z.optional(text()),
    takenAt: instant(),
    goes: z.array(going),
    held: z.array(keeping),
    alsoAsked: z.optional(z.array(text())),
    stays: z.array(stay),
  }),
);

/** How far the work is in a store: what was found is the sum of the other four. */
export const progress = z.strictObject({
  holder: text(),
  category: z.optional(category()),
  ...{ found: count(), deleted: count(), held: count(), refused: count(), remaining: count() },
});

const view = {
  requestId: text(),
  scope: scopeKind,
  category: z.optional(category()),
  status: z.enum(statuses),
  state: z.enum(states),
  reason: z.optional(text()),
  reviewBy: z.optional(instant()),
  holders: z.optional(z.array(progress)),
  previewDigest: z.optional(text()),
  preview: z.optional(plan),
  submittedAt: instant(),
  receivedAt: instant(),
  deadline: instant(),
  changedAt: instant(),
};
export const request = answered<ReturnType<typeof requestView>>()("Request", z.strictObject(view));

export const requests = component("Requests", page("requests", request));

const file = z.strictObject({ bytes: count(), url: z.url(), headers: linkHeaders() });
const bundle = answered<NonNullable<Awaited<ReturnType<typeof bundleView>>>>()(
  "Bundle",
  z.strictObject({
    state: z.enum(["empty", "available", "erased", "over"]),
    until: instant(),
    categories: z.array(
      z.strictObject({
        category: z.enum(chosenCategories),
        stored: z.boolean(),
        records: count(),
        files: z.array(file),
      }),
    ),
  }),
);
export const accessRequest = component(
  "AccessRequest",
  z.strictObject({ ...view, bundle: z.optional(bundle) }),
);

export const subject = component(
  "Subject",
  z.union([z.strictObject({ userId: text() }), z.strictObject({ conversationId: text() })]),
);
