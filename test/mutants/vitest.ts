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

/** The tests of the pure rules. Those that start programs, or read the source, cannot be told which mutant is on. */
const tests = {
  include: ["test/{domain,policy}/**/*.test.ts"],
  exclude: ["**/{verifiers,answers-are-read,keys-in-one-place}.test.ts"],
};

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
      testTimeout: 60_000,
      restoreMocks: true,
      deps: { interopDefault: false },
    },
    { plugins: [build(mutants, root)], logLevel: "error" },
  );
  const specifications = await vitest.globTestSpecifications();
  /** What is wrong, if anything is. */
  const run = async (told: Partial<Told>, of: TestSpecification[]): Promise<unknown> => {
    vitest.provide("told", { tried: [], on: 0, file, ...told });
    const before = vitest.state.getUnhandledErrors().length;
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(of);
    const its = testModules.filter(({ moduleId }) => of.some((one) => one.moduleId === moduleId));
    const failed = its.filter((one) => !one.ok());
    if (failed.length === 0) return unhandledErrors[before];
    const errors = failed.flatMap((one) => [...one.children.allTests()]).map((one) => one.result());
    return errors.find(({ state }) => state === "failed") ?? failed.map(({ moduleId }) => moduleId);
  };
  return {
    tryAll: async (tried) => {
      const wrong = await run({ tried }, specifications);
      if (wrong !== undefined) throw new Error("The tests fail as it is", { cause: wrong });
      const lines = readFileSync(file, "utf8").trim().split("\n");
      return lines.map((line) => JSON.parse(line) as Seen);
    },
    isNoticed: async (on, files) => {
      const of = specifications.filter(({ moduleId }) => files.includes(moduleId));
      return (await run({ on }, of)) !== undefined;
    },
    close: async () => {
      await vitest.close();
      rmSync(folder, { recursive: true });
    },
  };
};
