/**
 * The row of a request as far as it decides what goes, or who is given what. One of another form is not carried out as if it
 * asked for everything, or had not been called off: it stops whoever reads it.
 */
import * as z from "zod/mini";
import { perishable } from "../../policy/categories.ts";
import type { DeletionRequest } from "./request.ts";
import { states } from "./states.ts";

const digested = { digest: z.string() };
const scope = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("user"), ...digested }),
  z.strictObject({ kind: z.literal("conversation"), ...digested }),
  z.strictObject({ kind: z.literal("category"), category: z.enum(perishable) }),
]);

const schema = z.looseObject({
  appId: z.string(),
  requestId: z.string(),
  type: z.optional(z.enum(["erasure", "access"])),
  intake: z.enum(["opendsr", "opengdpr", "plain"]),
  scope,
  state: z.enum(states),
  submittedAt: z.int(),
  receivedAt: z.int(),
  deadline: z.int(),
  begunAt: z.optional(z.int()),
  expiresAt: z.optional(z.int()),
  changes: z.int(),
  told: z.int(),
  plan: z.optional(z.looseObject({ expects: z.string(), agreed: z.optional(z.boolean()) })),
  ownDone: z.optional(z.boolean()),
  bundle: z.optional(z.looseObject({ openedAt: z.int() })),
});

/** @throws if a row is not of the form that this release writes, or an older one wrote */
export const checkStored = (request: DeletionRequest): DeletionRequest => {
  if (schema.safeParse(request).success) return request;
  throw new Error("The row of a request is not of a form that can be read");
};
