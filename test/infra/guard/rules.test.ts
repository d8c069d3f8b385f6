/** Rules that a deployment adds: who alone may do something to a store, and what a function never may. */
import { describe, expect, it } from "vitest";
import { rules } from "../../../infra/duties.ts";
import { examine, type Rules, sentence } from "../../../infra/guard/index.ts";
import { synthesise } from "../synthesised.ts";

const place = { account: "123456789012", region: "eu-central-1" };
const found = (more: Rules) =>
  examine(synthesise().template.toJSON(), place, more).findings.map(sentence);
const reason = "because we say so";

describe("a duty", () => {
  it("DA-5.request: names everybody who may delete, if nobody shall", () => {
    const nobody = { effect: "delete", store: "Tables/Sharing", by: [], reason } as const;
    expect(found({ duties: [{ ...nobody, clause: "DA-5.request" }] })).toEqual([
      expect.stringMatching(
        /^DA-5\.request: HearRecipient\/Role \(\w+\): may delete Tables\/Sharing: because we say so$/,
      ),
    ]);
  });

  it("is silent about those whom it names, and about nobody whose name only begins alike", () => {
    const delegated = {
      effect: "delete",
      store: "Tables/LogData",
      clause: "PP-6.log",
      reason,
    } as const;
    const all = [
      ...["AuditDirectory", "CarryOutHold", "CarryOutRequest", "PurgeApp", "ReplayLedger"],
      ...["Sweep", "SweepShard"],
    ];
    expect(found({ duties: [{ ...delegated, by: all }] })).toEqual([]);
    const [other, ...more] = found({
      duties: [{ ...delegated, by: all.filter((one) => one !== "SweepShard") }],
    });
    expect(other).toContain("SweepShard/Role");
    expect(more).toEqual([]);
  });

  it("about a store that is not there cannot be kept", () => {
    const lost = { effect: "write", store: "Tables/Lost", by: [], clause: "PP-5", reason } as const;
    expect(found({ duties: [lost] })).toEqual([expect.stringContaining("not in the template")]);
  });
});

describe("a restraint", () => {
  const reader = { function: "ReadApp", never: "write", clause: "PP-4.log", reason } as const;

  it("names every store to which a function may do what it must not", () => {
    const stores = ["LogData", "MonitoringData"].map((name) => `may write Tables/${name}:`);
    const [first, second, log, ...more] = found({ restraints: [reader] });
    expect(first).toContain(stores[0]);
    expect(second).toContain(stores[1]);
    expect(log).toContain("may write ReadApp/Log");
    expect(more).toEqual([]);
  });

  it("lets it write where it is excepted", () => {
    const except = ["Tables/LogData", "Tables/MonitoringData", "ReadApp/Log"];
    expect(found({ restraints: [{ ...reader, except }] })).toEqual([]);
  });
});

describe("the rules of the product", () => {
  it("PP-6.configuration: say of every category, and of every table, what lies in it", () => {
    expect(Object.values(rules.holdings ?? {})).toEqual(
      expect.arrayContaining(["appRegistry", "configuration", "messages", "dataKeys"]),
    );
    const unclaimed = { holdings: { "Tables/LogData": "messages" } } as const;
    expect(found(unclaimed)).toEqual([expect.stringMatching(/^DA-5\.period: Tables\/LogData/)]);
  });
});
