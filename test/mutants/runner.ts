/**
 * The tests' side of a run, in vitest's worker: runs a file's tests, hears which mutants each came by, and then runs, for
 * each mutant, the tests that came by it, the quick ones first, until one of them fails. A mutant that was come by while the
 * file was loaded is left to a run that loads it again with the mutant on.
 */
import { setMaxListeners } from "node:events";
import { appendFileSync } from "node:fs";
import { type RunnerTestCase, type RunnerTestFile, type RunnerTestSuite, TestRunner } from "vitest";
import { asked } from "./switches.ts";

/** What a run is told: the mutants to try, one to be on from the beginning, and where to say what was seen. */
export interface Told {
  tried: number[];
  on: number;
  file: string;
}

/** One line of what was seen. */
export interface Seen {
  test: string;
  /** Come by while the file was loaded. */
  loaded: number[];
  noticed: number[];
  lived: number[];
}

/** So often at the most may one test come by switches: whatever comes by more of them never ends. */
const most = 30_000_000;

const state = { on: 0, count: 0, heard: new Set<number>() };

const isOn = (id: number): boolean => {
  state.heard.add(id);
  state.count += 1;
  if (state.on > 0 && state.count > most) throw new Error("the mutant never ends");
  return state.on === id;
};

Object.assign(globalThis, { [asked]: isOn });
/** Each test listens for its end once for every time that it runs. */
setMaxListeners(0);

const testsOf = (suite: RunnerTestSuite): RunnerTestCase[] =>
  suite.tasks.flatMap((task) => (task.type === "suite" ? testsOf(task) : [task]));

const passes = async (test: RunnerTestCase): Promise<boolean> => {
  state.count = 0;
  try {
    await TestRunner.getTestFn(test)();
    return true;
  } catch {
    return false;
  }
};

const isNoticed = async (id: number, tests: RunnerTestCase[]): Promise<boolean> => {
  state.on = id;
  try {
    for (const test of tests) if (!(await passes(test))) return true;
    return false;
  } finally {
    state.on = 0;
  }
};

/** A test that fails by being run again could not tell a mutant. */
const passTwice = async (tests: RunnerTestCase[]): Promise<void> => {
  state.heard = new Set();
  for (const test of tests)
    if (!(await passes(test))) throw new Error(`"${test.name}" fails when it runs again`);
};

// biome-ignore lint/style/noDefaultExport: vitest loads a runner by its default export
export default class MutantRunner extends TestRunner {
  readonly #loaded = new Set<number>();
  readonly #heardBy = new Map<RunnerTestCase, Set<number>>();
  readonly #told = (this as TestRunner).injectValue("told") as Told;

  override importFile(path: string, source: "collect" | "setup"): unknown {
    state.on = this.#told.on;
    state.heard = this.#loaded;
    return super.importFile(path, source);
  }

  override onBeforeTryTask(test: RunnerTestCase): void {
    super.onBeforeTryTask(test);
    state.count = 0;
    state.heard = new Set();
    this.#heardBy.set(test, state.heard);
  }

  override async onAfterRunSuite(suite: RunnerTestSuite): Promise<void> {
    await super.onAfterRunSuite(suite);
    if ("filepath" in suite && this.#told.on === 0) await this.#tryAll(suite as RunnerTestFile);
  }

  async #tryAll(file: RunnerTestFile): Promise<void> {
    const tests = testsOf(file).sort((one, other) => durationOf(one) - durationOf(other));
    await passTwice(tests);
    const tried = this.#told.tried.filter((id) => !this.#loaded.has(id));
    const seen: Seen = { test: file.filepath, loaded: [...this.#loaded], noticed: [], lived: [] };
    for (const id of tried) {
      const came = tests.filter((test) => this.#heardBy.get(test)?.has(id));
      if (came.length > 0) ((await isNoticed(id, came)) ? seen.noticed : seen.lived).push(id);
    }
    appendFileSync(this.#told.file, `${JSON.stringify(seen)}\n`);
  }
}

const durationOf = (test: RunnerTestCase): number => test.result?.duration ?? 0;
