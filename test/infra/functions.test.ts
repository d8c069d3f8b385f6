import { describe, expect, it } from "vitest";
import { seconds } from "../../functions/policy/duration.ts";
import { operational } from "../../functions/policy/periods.ts";
import type { Run } from "../../functions/runtime.ts";
import { type ActionName, actionNames, actions } from "../../infra/actions.ts";
import { pascal } from "../../infra/pascal.ts";
import { mostWorkers } from "../../infra/shapes.ts";
import { listOf, synthesise } from "./synthesised.ts";

const { all, named } = synthesise();
const functions = all("AWS::Lambda::Function");

const functionOf = (name: ActionName) => {
  const found = functions.find(({ path }) => path === `${pascal(name)}/Function`);
  if (found === undefined) throw new Error(`There is no function for ${name}`);
  return found.properties;
};

/** The settings that an action asks for when it is made. */
const settingsReadBy = async (name: ActionName): Promise<string[]> => {
  const { create } = (await import(`../../functions/${name}/handler.ts`)) as {
    create: (run: Run) => unknown;
  };
  const read = new Set<string>();
  const setting = (variable: string) => {
    read.add(variable);
    return "";
  };
  create({ setting, now: () => 0 });
  return [...read];
};

describe("the functions", () => {
  it("are one per action, on the same runtime", () => {
    expect(functions.map(({ path }) => path).sort()).toEqual(
      actionNames.map((name) => `${pascal(name)}/Function`).sort(),
    );
    for (const { properties } of functions) {
      expect(properties.Runtime).toBe("nodejs24.x");
      expect(listOf(properties.Architectures)).toEqual(["arm64"]);
    }
  });

  it.each(actionNames)("%s finds every setting that it reads", async (name) => {
    const given = Object.keys(functionOf(name).Environment?.Variables ?? {});
    for (const variable of await settingsReadBy(name)) expect(given).toContain(variable);
  });

  it.each(actionNames)("%s is told of nothing that it has no use for", async (name) => {
    const read = new Set([...(await settingsReadBy(name)), "DATA_REGION", "CLOCK_OFFSET_MS"]);
    const given = Object.keys(functionOf(name).Environment?.Variables ?? {});
    expect(given.filter((variable) => !read.has(variable))).toEqual([]);
  });

  it("run on the real clock: time travel is for tests", () => {
    for (const { properties } of functions) {
      expect(properties.Environment?.Variables?.CLOCK_OFFSET_MS).toBe("0");
    }
  });

  it("that answer requests end before a deletion stops waiting for the writers it overtook", () => {
    const answering = actionNames.filter((name) => actions[name].trigger.kind === "api");
    for (const name of answering) {
      expect(functionOf(name).Timeout, name).toBeLessThan(seconds(operational.settle));
    }
  });

  it("that hand work to their own queue may do so for ever", () => {
    const allowed = actionNames.filter((name) => functionOf(name).RecursiveLoop !== undefined);
    expect(allowed).toEqual([
      "carry-out-request",
      "bundle-data",
      "send-callbacks",
      "purge-app",
      "settle-configuration",
      "carry-out-hold",
      "sweep-shard",
      "sign-receipts",
    ]);
  });
});

describe("a queue of work", () => {
  const mappings = all("AWS::Lambda::EventSourceMapping");

  it("hands a message out once only while its function may still be at it", () => {
    for (const { properties } of mappings) {
      const queue = all("AWS::SQS::Queue").find(
        ({ path }) => path === named(properties.EventSourceArn),
      );
      const worker = functions.find(({ path }) => path === named(properties.FunctionName));
      expect(Number(queue?.properties.VisibilityTimeout)).toBeGreaterThanOrEqual(
        6 * Number(worker?.properties.Timeout),
      );
    }
  });

  it("has a bounded number of workers, so that many erasures at once leave room for those who store", () => {
    expect(mappings.length).toBeGreaterThan(3);
    for (const { properties } of mappings) {
      expect(properties.ScalingConfig).toEqual({ MaximumConcurrency: mostWorkers });
    }
  });

  it("gets back the messages that failed, and only these", () => {
    expect(mappings).toHaveLength(9);
    for (const { properties } of mappings) {
      expect(listOf(properties.FunctionResponseTypes)).toEqual(["ReportBatchItemFailures"]);
    }
  });
});
