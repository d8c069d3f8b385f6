import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { failuresIn, loadedAnew, overheard } from "../../support/overheard.ts";

const said = "the text that alice wrote";

loadedAnew();
let logFailure: (error: unknown) => void;
let lines: readonly string[];
beforeAll(async () => {
  ({ logFailure } = await import("../../../functions/middleware/log.ts"));
});
beforeEach(() => {
  vi.stubEnv("POWERTOOLS_LOG_LEVEL", "DEBUG");
  lines = overheard();
});

describe("the log line of a failure", () => {
  test.each([
    ["one line", said],
    ["lines that begin like frames", `x\n    at ${said}\nat ${said}:1:1`],
    ["a line that is a frame in every way", `${said}\n    at alice (file:///home/alice:1:1)`],
    ["nothing", ""],
  ])("has nothing of a message of %s", (_what, message) => {
    const error = new Error(message);
    logFailure(error);
    expect(failuresIn(lines)).toHaveLength(1);
    expect(lines.join("")).not.toMatch(/alice|that/);
    expect(failuresIn(lines)[0].failure.frames[0]).toContain("log-line.test.ts");
  });

  test("has nothing of a message that was changed after the error was made", () => {
    const error = new Error(`x\n    at ${said}`);
    expect(error.stack).toContain(said);
    error.message = "other";
    logFailure(error);
    expect(lines.join("")).not.toContain(said);
  });

  test.each([[said], [{ message: said }], [undefined], [{ stack: `at ${said}:1:1` }]])(
    "has nothing of what was thrown and is no error: %j",
    (thrown) => {
      logFailure(thrown);
      expect(failuresIn(lines)).toMatchObject([{ failure: { name: "Error" } }]);
      expect(lines.join("")).not.toContain(said);
    },
  );

  test("has nothing of an error's cause and other members", () => {
    const error = Object.assign(new Error("x", { cause: new Error(said) }), { text: said });
    logFailure(error);
    expect(lines.join("")).not.toContain(said);
  });
});
