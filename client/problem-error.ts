import type { components } from "./schema.ts";

type Problem = components["schemas"]["Problem"];
type Mistake = NonNullable<Problem["errors"]>[number];

/** A problem's stable type; "about:blank" (RFC 9457) is API Gateway's own refusal, which the status explains. */
export type ProblemType = Problem["type"] | "about:blank";

/** A call that was refused (RFC 9457). `errors` name fields that are wrong; the first is at hand as `field`. */
export class ProblemError extends Error {
  readonly type: ProblemType;
  readonly status: number;
  readonly detail: string | undefined;
  readonly errors: readonly Mistake[];

  constructor(status: number, problem: Partial<Problem>) {
    super(problem.title ?? `Status ${status}`);
    this.name = "ProblemError";
    this.type = problem.type ?? "about:blank";
    this.status = status;
    this.detail = problem.detail;
    this.errors = problem.errors ?? [];
  }

  /** The path of the first field that is wrong. */
  get field(): string | undefined {
    return this.errors[0]?.field;
  }

  /** The bound that it does not keep. */
  get bound(): number | undefined {
    return this.errors[0]?.bound;
  }
}

const isProblem = ({ headers }: Response): boolean =>
  headers.get("content-type")?.startsWith("application/problem+json") === true;

/** What a refusal says; of one that is none of ours the status alone. */
export const problemIn = async (response: Response): Promise<ProblemError> =>
  new ProblemError(
    response.status,
    isProblem(response) ? ((await response.json()) as Problem) : {},
  );
