/** Refusals in the shape of OpenDSR 2.0 (6.8); like all of ours they name fields and bounds, never a value. */
import { type Problem, problems } from "../problem.ts";
import type { Dialect } from "./dialect.ts";

export const dsrError = ({ problem, detail, errors }: Problem, dialect: Dialect) => {
  const { status, title } = problems[problem];
  const code = status === 409 ? dialect.conflict : status;
  const fields = errors.map(({ field, problem: what }) => ({
    domain: "Validation",
    reason: "IllegalArgumentException",
    message: `${field} ${what}`,
  }));
  const only = { domain: "Request", reason: problem, message: detail ?? title };
  return {
    status: code,
    body: { error: { code, message: title, errors: fields.length > 0 ? fields : [only] } },
  };
};
