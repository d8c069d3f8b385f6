import type * as z from "zod/mini";
import { type FieldProblem, Problem } from "./problem.ts";

type Issue = z.core.$ZodIssue;

const field = (path: readonly PropertyKey[]): string => path.map(String).join(".") || "(body)";

const sized = (issue: Issue & { origin?: string }, what: string) => {
  const unit = issue.origin === "string" ? " characters" : issue.origin === "array" ? " items" : "";
  return `must be ${what}${unit}`;
};

/** What is wrong in the caller's terms; never the value that was given. */
const described = (issue: Issue): FieldProblem[] => {
  const at = field(issue.path);
  switch (issue.code) {
    case "too_big":
      return [
        {
          field: at,
          problem: sized(issue, `at most ${issue.maximum}`),
          bound: Number(issue.maximum),
        },
      ];
    case "too_small":
      return [
        {
          field: at,
          problem: sized(issue, `at least ${issue.minimum}`),
          bound: Number(issue.minimum),
        },
      ];
    case "invalid_type":
      return [{ field: at, problem: `must be of type ${issue.expected}` }];
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        field: field([...issue.path, key.slice(0, 64)]),
        problem: "is not a field we know",
      }));
    case "invalid_value":
      return [{ field: at, problem: `must be one of ${issue.values.map(String).join(", ")}` }];
    case "invalid_format":
      return [{ field: at, problem: `must be a valid ${issue.format}` }];
    case "custom":
      return [{ field: at, problem: issue.message }];
    default:
      return [{ field: at, problem: "is not as it must be" }];
  }
};

/** A checked value, or a `Problem` "invalid-input" that names each field and bound. */
export const parse = <T>(schema: z.ZodMiniType<T>, value: unknown): T => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Problem("invalid-input", undefined, result.error.issues.flatMap(described));
};
