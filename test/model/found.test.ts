/** What the model has found, shrunk, and kept. */
import { expect, it } from "vitest";
import { stride } from "../support/some-of.ts";
import { dynamodbStandIn } from "../support/tap/stand-in.ts";
import { complaint } from "./explore.ts";
import { onStage } from "./on-stage.ts";
import type { Step } from "./steps.ts";

const stage = onStage(dynamodbStandIn());

const heldRequest: readonly Step[] = [
  { do: "say", app: 0, by: 0, in: 0, ago: 0 },
  { do: "hold", app: 0, scope: { kind: "conversation", number: 0 } },
  { do: "settle" },
  { do: "ask", app: 0, scope: { kind: "user", number: 0 } },
  { do: "settle" },
  { do: "lift", app: 0, which: 0 },
];
const deliver = { do: "deliver", which: 0, twice: false, hurried: false } as const;

it.each(["death", "throttled"] as const)(
  "DA-5.law: a request that a hold stopped is carried out when that is lifted, though the answer to the last call is lost (%s)",
  async (kind) => {
    for (let after = 0; after < 6; after += stride(3)) {
      const fail: Step = { do: "fail", fault: { kind, effect: "after" }, after, writing: true };
      expect(await complaint(stage(), [...heldRequest, fail, deliver])).toBeUndefined();
    }
  },
);

it("DA-5.law: what was recalled before a law held it can be recalled again", async () => {
  const steps: readonly Step[] = [
    { do: "show", app: 0, by: 1, isSent: true },
    { do: "recall", app: 0, which: 0 },
    { do: "hold", app: 0, scope: { kind: "conversation", number: 0 } },
    { do: "recall", app: 0, which: 0 },
  ];
  expect(await complaint(stage(), steps)).toBeUndefined();
});

it("DA-2.messages: what Tencent says was recalled is gone of an app that has ended too", async () => {
  const steps: readonly Step[] = [
    { do: "hook", app: 0, by: 1, ago: 0 },
    { do: "terminate", app: 0 },
    { do: "recall", app: 0, which: 0 },
  ];
  expect(await complaint(stage(), steps)).toBeUndefined();
});

it("PP-4.sharing: what was shared is asked back though the message of the app's end is lost", async () => {
  const steps: readonly Step[] = [
    { do: "share", app: 0, on: true },
    deliver,
    { do: "terminate", app: 0 },
    { do: "lose", which: 0 },
  ];
  expect(await complaint(stage(), steps)).toBeUndefined();
});

const heldProfile: readonly Step[] = [
  { do: "introduce", app: 0, by: 0 },
  { do: "hold", app: 0, scope: { kind: "user", number: 0 } },
];

it.each(["throttled", "failed", "reset", "partial"] as const)(
  "DA-5.law: what a person was is kept under a hold though DynamoDB refuses the copy at first (%s)",
  async (kind) => {
    for (let after = 0; after < 4; after += stride(2)) {
      const fail: Step = { do: "fail", fault: { kind, effect: "before" }, after, writing: true };
      const again: Step = { do: "introduce", app: 0, by: 0 };
      expect(await complaint(stage(), [...heldProfile, fail, again])).toBeUndefined();
    }
  },
);

it("DA-5.period: what was chosen last counts though the choice is lost before it was carried out", async () => {
  const steps: readonly Step[] = [
    { do: "backUp", table: "configuration" },
    { do: "keep", app: 0, category: "messages", days: 3 },
    { do: "restore", which: 0, isLost: true },
  ];
  expect(await complaint(stage(), steps)).toBeUndefined();
});

it("DA-5.request: a request is found again though the answer is lost that somebody is to carry it out", async () => {
  const steps: readonly Step[] = [
    { do: "ask", app: 0, scope: { kind: "user", number: 1 } },
    { do: "lose", which: 0 },
  ];
  for (let after = 0; after < 6; after++) {
    const fail: Step = {
      do: "fail",
      fault: { kind: "reset", effect: "after" },
      after,
      writing: true,
    };
    expect(await complaint(stage(), [...steps, fail])).toBeUndefined();
  }
});

it("DA-5.request: what is over by itself is none of what a request has deleted", async () => {
  const steps: readonly Step[] = [
    { do: "show", app: 0, by: 0, isSent: false },
    { do: "say", app: 0, by: 0, in: 1, ago: 0 },
    { do: "wait", for: "beforeExpiry" },
    { do: "ask", app: 0, scope: { kind: "user", number: 1 } },
  ];
  expect(await complaint(stage(), steps)).toBeUndefined();
});
