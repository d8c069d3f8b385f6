/** One vitest that stays, with every mutant built in; which of them are tried is told to each run. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import type { Plugin } from "vite";
import { createVitest, type TestSpecification } from "vitest/node";
import type { Mutant } from "./find.ts";
import type { Seen, Told } from "./runner.ts";
import { withSwitches } from "./switches.ts";

declare module "vitest" {
  interface ProvidedContext {
    told: Told;
  }
}

/** The tests of the pure rules. Those that start programs cannot be told which mutant is on. */
const tests = { include: ["test/{domain,policy}/**/*.test.ts"], exclude: ["**/verifiers.test.ts"] };

const build = (mutants: Mutant[], root: string): Plugin => ({
  name: "mutants",
  enforce: "pre",
  transform: (code, id) => {
    const its = mutants.filter(({ file }) => file === relative(root, id));
    return its.length === 0 ? undefined : { code: withSwitches(code, its), map: null };
  },
});

export interface Tests {
  /** Tries `tried` after each file's tests; says what each file saw. */
  tryAll: (tried: number[]) => Promise<Seen[]>;
  /** Whether one of `files` fails with the mutant on from the beginning. */
  isNoticed: (id: number, files: string[]) => Promise<boolean>;
  close: () => Promise<void>;
}

/** @throws if a test fails with no mutant on */
export const startTests = async (mutants: Mutant[], root: string): Promise<Tests> => {
  const folder = mkdtempSync(join(tmpdir(), "chat-retention-mutants-"));
  const file = join(folder, "seen");
  const vitest = await createVitest(
    "test",
    {
      ...tests,
      config: false,
      root,
      watch: false,
      runner: join(root, "test/mutants/runner.ts"),
      reporters: [{}],
      pool: "threads",
      maxWorkers: 1,
      bail: 1,
      testTimeout: 20_000,
      restoreMocks: true,
      deps: { interopDefault: false },
    },
    { plugins: [build(mutants, root)], logLevel: "error" },
  );
  const specifications = await vitest.globTestSpecifications();
  const run = async (told: Partial<Told>, of: TestSpecification[]): Promise<boolean> => {
    vitest.provide("told", { tried: [], on: 0, file, ...told });
    const before = vitest.state.getUnhandledErrors().length;
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(of);
    const its = testModules.filter(({ moduleId }) => of.some((one) => one.moduleId === moduleId));
    return its.every((one) => one.ok()) && unhandledErrors.length === before;
  };
  return {
    tryAll: async (tried) => {
      if (!(await run({ tried }, specifications))) throw new Error("the tests fail as it is");
      const lines = readFileSync(file, "utf8").trim().split("\n");
      return lines.map((line) => JSON.parse(line) as Seen);
    },
    isNoticed: async (on, files) =>
      !(await run(
        { on },
        specifications.filter(({ moduleId }) => files.includes(moduleId)),
      )),
    close: async () => {
      await vitest.close();
      rmSync(folder, { recursive: true });
    },
  };
};
