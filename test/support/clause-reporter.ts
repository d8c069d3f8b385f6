/** Prints which tests show which clause, and fails the run where a clause has none. */
import type { Reporter, TestCase, TestModule } from "vitest/node";
import { type ClauseId, clauses } from "../../functions/policy/clauses.ts";

/** Clauses that later work carries, listed by name so that nobody takes them for shown. */
const open: readonly ClauseId[] = ["DA-5.law", "DA-5.request"];

export type Shown = {
  readonly clause: string;
  readonly passed: number;
  readonly failed: number;
  readonly verdict: "holds" | "broken" | "open" | "without a test";
};

const idsIn = (name: string): string[] => name.match(/\b(?:PP|DA)-[\w./-]*\w/g) ?? [];

const verdictOf = (clause: string, passed: number, failed: number): Shown["verdict"] => {
  if (failed > 0) return "broken";
  if (passed > 0) return "holds";
  return open.some((id) => id === clause) ? "open" : "without a test";
};

/** What test results say of each clause: a test shows the clauses that its full name carries. */
export const shown = (
  tests: readonly { readonly name: string; readonly passed: boolean }[],
): Shown[] =>
  Object.keys(clauses).map((clause) => {
    const own = tests.filter(({ name }) => idsIn(name).includes(clause));
    const passed = own.filter((one) => one.passed).length;
    const failed = own.length - passed;
    return { clause, passed, failed, verdict: verdictOf(clause, passed, failed) };
  });

/** The table as text. */
export const tableOf = (rows: readonly Shown[]): string =>
  [
    "clause              tests  failed  result",
    ...rows.map(({ clause, passed, failed, verdict }) =>
      [
        clause.padEnd(18),
        String(passed + failed).padStart(6),
        String(failed).padStart(7),
        ` ${verdict}`,
      ].join(" "),
    ),
  ].join("\n");

const isBad = ({ verdict }: Shown): boolean => verdict === "broken" || verdict === "without a test";

export default class ClauseReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const cases: TestCase[] = modules.flatMap((module) => [...module.children.allTests()]);
    const tests = cases.map((one) => ({
      name: one.fullName,
      passed: one.result().state === "passed",
    }));
    const rows = shown(tests);
    const failed = tests.filter(({ passed }) => !passed).length;
    process.stdout.write(
      `\n${tableOf(rows)}\n\n${tests.length - failed} passed, ${failed} failed\n`,
    );
    if (rows.some(isBad)) process.exitCode = 1;
  }
}
