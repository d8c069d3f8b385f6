/** The restore drill on a deployed system, each of its findings a test. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { restoreDrill } from "../../local/drill/drill.ts";
import type { Finding } from "../../local/drill/stage.ts";
import type { System } from "../../local/system.ts";
import { timeMachine } from "../../local/time/time-machine.ts";

export const testRestore = (system: () => System): void => {
  let findings: readonly Finding[] = [];
  beforeAll(async () => {
    findings = await restoreDrill(system(), randomUUID().slice(0, 8));
  });
  afterAll(() => timeMachine(system().clients).travelTo(Date.now()));

  test("PP-5, PP-6.configuration, DA-5.request: lost tables come back, and nothing that was erased", () => {
    expect(findings.length).toBeGreaterThan(10);
    expect(findings.filter(({ held }) => !held)).toEqual([]);
  });
};
