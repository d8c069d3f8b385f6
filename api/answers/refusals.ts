/** What is said when a call is refused: by us (RFC 9457), and by API Gateway before it reaches us. */
import * as z from "zod/mini";
import {
  type ProblemName,
  type problemBody,
  problems,
  problemType,
} from "../../functions/domain/problem.ts";
import { limits } from "../../functions/policy/limits.ts";
import { answered, component, text } from "../components.ts";

const names = Object.keys(problems) as ProblemName[];

const mistake = z.strictObject({
  field: text(),
  problem: text(),
  bound: z.optional(z.number()),
});

export const problem = answered<ReturnType<typeof problemBody>>()(
  "Problem",
  z.strictObject({
    type: z.enum(names.map(problemType)),
    title: text(),
    status: z.int(),
    detail: z.optional(text()),
    errors: z.optional(z.array(mistake).check(z.maxLength(limits.mistakes))),
  }),
);

/**
 * API Gateway's own words, for a call without a token that may make it, or one too many. They always have a message; but
 * where a status may be ours as well, clients that are generated read either as the other, and must not miss it then.
 */
export const gatewayRefusal = component(
  "GatewayRefusal",
  z.object({ message: z.optional(z.union([text(), z.null()])) }),
);
