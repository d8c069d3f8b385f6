/** The suite that any OpenDSR processor can be asked, against the deployed system as a privacy platform meets it. */
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { scopes } from "../../functions/policy/names.ts";
import { givenCast } from "../../local/drill/cast.ts";
import type { System } from "../../local/system.ts";
import { checks } from "../opendsr/checks.ts";
import { type Answer, type Processor, processorAt } from "../opendsr/client.ts";

/** A processor whose answers somebody changes on the way. */
const changed = (processor: Processor, change: (answer: Answer) => Answer): Processor => ({
  ...processor,
  ask: async (...asked) => change(await processor.ask(...asked)),
});

/** The signature of something else: well formed, and by nobody. */
const otherSignature = (value = ""): string =>
  Buffer.from(value, "base64").fill(0x5a, 8).toString("base64");

const misSigned = ({ headers, ...answer }: Answer): Answer => ({
  ...answer,
  headers: Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      name.endsWith("-signature") ? otherSignature(value) : value,
    ]),
  ),
});

export const testConformance = (system: () => System): void => {
  let processor: Processor;
  beforeAll(async () => {
    const { stays } = await givenCast(system(), randomUUID().slice(0, 8));
    const token = await system().issuer.token(`client-of-${stays.appId}`, [scopes.app]);
    processor = processorAt(system().apiUrl, `Bearer ${token}`, { app_id: stays.appId });
  });

  describe("DA-5.request: OpenDSR 2.0, over the gateway", () => {
    test.each(checks)("$name", ({ run }) => run(processor));
  });

  test("DA-5.request: the suite finds a signature that is not of what was said, in every check of one", async () => {
    const broken = changed(processor, misSigned);
    const failed: string[] = [];
    for (const { name, run } of checks) await run(broken).catch(() => failed.push(name));
    expect(failed.length).toBe(5);
    expect(failed.every((name) => /^(6\.[3467]|10\.1)/.test(name))).toBe(true);
  });
};
