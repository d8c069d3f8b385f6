import type * as z from "zod/mini";
import { limits } from "../policy/limits.ts";
import { type FieldProblem, Problem } from "./problem.ts";

type Issue = z.core.$ZodIssue;

/** A part of a path may be the caller's own text: no more of it is said back than tells it apart. */
const partLength = 64;

const field = (path: readonly PropertyKey[]): string =>
  path.map((part) => String(part).slice(0, partLength)).join(".") || "(body)";

/** What zod says of a format whose schema says nothing in words, in whatever language somebody has set for it. */
const wordless = /^Invalid /;

const formatted = ({ format, message, ...issue }: Issue & { format: string; pattern?: string }) => {
  if (!wordless.test(message)) return message;
  return format === "regex" ? `must match ${issue.pattern}` : `must be a valid ${format}`;
};

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
      return issue.keys.slice(0, limits.mistakes).map((key) => ({
        field: field([...issue.path, key]),
        problem: "is not a field we know",
      }));
    case "invalid_value":
      return [{ field: at, problem: `must be one of ${issue.values.map(String).join(", ")}` }];
    case "invalid_format":
      return [{ field: at, problem: formatted(issue) }];
    case "custom":
      return [{ field: at, problem: issue.message }];
    default:
      return [{ field: at, problem: "is not as it must be" }];
  }
};

/** The first of what is wrong: who fixes that much is told of the rest, and an answer has a bound of its own. */
const mistakesIn = (issues: readonly Issue[]): FieldProblem[] =>
  issues.slice(0, limits.mistakes).flatMap(described).slice(0, limits.mistakes);

/** A checked value, or a `Problem` "invalid-input" that names fields and bounds, `limits.mistakes` at the most. */
export const parse = <T>(schema: z.ZodMiniType<T>, value: unknown): T => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Problem("invalid-input", undefined, mistakesIn(result.error.issues));
};
