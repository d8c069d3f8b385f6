/** The command as a shell starts it: the bundle, in a process of its own. */
import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { folderOfTest } from "../../support/terminal.ts";

const bin = fileURLToPath(new URL("../../../cli/bin.mjs", import.meta.url));

const start = (...args: string[]) => {
  const home = folderOfTest();
  const env = { HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home };
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    env,
    encoding: "utf8",
    input: "",
  });
  return { status, stdout, stderr };
};

/** Makes the bundle, if there is none that is new enough. */
beforeAll(() => void execFileSync(process.execPath, [bin, "--version"]));

describe("the command", () => {
  it("says what it can do", () => {
    const { status, stdout } = start("--help");
    expect(status).toBe(0);
    expect(stdout).toContain("Exit codes: 0 ok, 1 failed, 2 usage, 3 refused, 4 not found");
  });

  it("ends with the code of what went wrong, and asks nobody when nobody is there", () => {
    expect(start("apps", "list")).toMatchObject({ status: 2, stdout: "" });
    const url = ["--url", "http://127.0.0.1:1", "--app", "a"];
    const { status, stderr } = start("requests", "create", "--user", "u", ...url);
    expect({ status, stderr }).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("--yes"),
    });
  });
});

describe("completion", () => {
  it.each(["bash", "zsh", "fish"])(
    "has a script for %s, which asks the command itself",
    (shell) => {
      const { status, stdout } = start("completion", shell);
      expect(status).toBe(0);
      expect(stdout).toContain("chat-retention complete --");
    },
  );

  it("knows commands, options and their values", () => {
    expect(start("complete", "--", "requests", "").stdout).toMatch(/^watch\t/m);
    expect(start("complete", "--", "requests", "create", "--cat").stdout).toMatch(/^--category\t/m);
    expect(start("complete", "--", "erasures", "pause", "").stdout).toMatch(/^settlement/m);
  });

  it("is a script that bash takes", () => {
    const { stdout } = start("completion", "bash");
    const { status } = spawnSync("bash", ["-n"], { input: stdout });
    expect(status).toBe(0);
  });
});
