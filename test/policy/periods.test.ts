import { describe, expect, it } from "vitest";
import { days, milliseconds } from "../../functions/policy/duration.ts";
import { mediaClasses, operational, promised } from "../../functions/policy/periods.ts";
import { policy } from "../../functions/policy/policy.ts";

describe("what the policy's text promises", () => {
  it("PP-6.log, PP-6.monitoring, PP-6.configuration, DA-5.period: is 7 days, 2 days, 2 months, and 1 to 3,650 days, 7 by default", () => {
    expect(promised).toEqual({
      logData: "P7D",
      monitoringData: "P2D",
      afterTermination: "P2M",
      chosenDefault: "P7D",
      chosenMin: "P1D",
      chosenMax: "P3650D",
    });
  });
});

describe("the bounds of our own parts", () => {
  const ms = Object.fromEntries(
    Object.entries(operational).map(([name, period]) => [name, milliseconds(period)]),
  ) as Record<keyof typeof operational, number>;

  it("are all longer than nothing", () => {
    expect(Object.values(ms).every((length) => length > 0)).toBe(true);
  });

  it("PP-6.log: a function's log is gone within 7 days, though CloudWatch deletes 3 days late", () => {
    expect(days(operational.functionLogs) + 3).toBeLessThanOrEqual(days(promised.logData));
  });

  it("PP-6.monitoring: what waits in queues and dead letters is gone within 2 days each", () => {
    expect(ms.queueRetention).toBeLessThanOrEqual(milliseconds(promised.monitoringData));
    expect(ms.deadLetterRetention).toBeLessThanOrEqual(milliseconds(promised.monitoringData));
  });

  it("PP-4.integrated: a backup of the registry is gone within a day, a plaintext key within minutes", () => {
    expect(ms.registryBackup).toBeLessThanOrEqual(86_400_000);
    expect(ms.keyCache).toBeLessThanOrEqual(300_000);
  });

  it("leave a look at what a writer may trust after it has ended", () => {
    expect(ms.directoryRest).toBeGreaterThan(ms.directoryTrust + ms.settle);
    expect(ms.sweepEvery).toBeLessThan(ms.overdueAlarm);
  });
});

describe("the classes of media", () => {
  it("DA-5.period: rise from the shortest period to the longest that may be chosen", () => {
    const lengths = mediaClasses.map(days);
    expect(lengths).toEqual([...lengths].sort((one, other) => one - other));
    expect(mediaClasses[0]).toBe(promised.chosenMin);
    expect(mediaClasses.at(-1)).toBe(promised.chosenMax);
    expect(mediaClasses).toContain(promised.chosenDefault);
  });
});

describe("DA-3/4: the policy", () => {
  it("names its version, its source and its sub-processors", () => {
    expect(policy.version).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(policy.source).toContain("Chat Policies");
    expect(policy.subProcessors.length).toBeGreaterThan(0);
    expect(policy.mediaClasses).toBe(mediaClasses);
    expect(policy.operational).toBe(operational);
  });
});
