import { expect, it } from "vitest";
import type { Tenant } from "../../../functions/domain/app.ts";
import { chainOf } from "../../../functions/domain/chain.ts";
import { checkReceipts } from "../../../functions/domain/receipt-check.ts";
import {
  type Draft,
  settlementDraft,
  sweepDraft,
} from "../../../functions/domain/receipt-draft.ts";
import { publicKeyOf } from "../../../functions/domain/receipt-key.ts";
import { isComplete, receiptOf } from "../../../functions/domain/receipt-of.ts";
import { sweepChain } from "../../../functions/domain/sweep-chain.ts";
import { perishable } from "../../../functions/policy/categories.ts";
import { milliseconds } from "../../../functions/policy/duration.ts";
import { operational } from "../../../functions/policy/periods.ts";
import { policy } from "../../../functions/policy/policy.ts";
import {
  fileOf,
  notary,
  nothingLeft,
  requestOf,
  someApp,
  somePurge,
  start,
} from "../../support/receipts.ts";

const own = notary();
const key = publicKeyOf(own.pem);
const counts = { messages: { found: 3, deleted: 3, refused: 0 } };
const at = { began: start, now: start + 1 };

const tenantThat = (storage: object): Tenant => ({
  app: someApp,
  settings: {
    configuration: { storage } as unknown as Tenant["settings"]["configuration"],
    consent: { version: "1", statedAt: "2030-01-01T00:00:00Z", reference: "terms" },
    minimumAges: { default: 13 },
    sealed: {},
    version: 7,
  },
  holds: [],
});

const optOut = settlementDraft(tenantThat({ messages: { store: false } }), "messages", counts, at);
const shorter = settlementDraft(
  tenantThat({ userInformation: { store: true, days: 1 } }),
  "userInformation",
  {},
  at,
);

const days = perishable.map((category) => sweepDraft(category, "2030-01-15", counts.messages));

it.each([somePurge, requestOf(1), optOut, shorter, ...days])(
  "DA-5.request: the receipt of $name says all that a receipt must",
  (draft: Draft) => {
    const [signed] = own.chain([own.receipt(draft)]);
    expect(checkReceipts([fileOf(signed ?? {})], key).findings).toEqual([]);
  },
);

it("DA-5.opt-out, DA-5.period: what changed settings made due is told apart, and named by their version", () => {
  expect([optOut.cause, optOut.name]).toEqual(["opt-out", "settings|7|messages"]);
  expect([shorter.cause, shorter.name]).toEqual(["shortened-period", "settings|7|userInformation"]);
});

it("PP-6.log, PP-6.monitoring, DA-5.period: a day's sweeps name the clause by which their category expires", () => {
  expect(days.map((draft) => own.receipt(draft).clauses)).toEqual([
    ["PP-6.log"],
    ["PP-6.monitoring"],
    ["DA-5.period"],
    ["DA-5.period"],
  ]);
  expect(new Set(days.map(({ chain }) => chain))).toEqual(new Set([sweepChain]));
});

it("DA-5.request: a receipt names the policy, and clauses that are in it", () => {
  for (const draft of [somePurge, requestOf(1), optOut, shorter, ...days]) {
    const receipt = own.receipt(draft);
    expect(receipt.policy).toBe(policy.version);
    for (const clause of receipt.clauses) expect(Object.keys(policy.clauses)).toContain(clause);
  }
});

it("PP-5, PP-4.sharing: a purge does not cover backups for as long as they go back, nor a recipient until it confirms", () => {
  const { notCovered, ended } = own.receipt(somePurge, { ...nothingLeft, unconfirmed: ["trtc"] });
  const end = Date.parse(ended);
  expect(notCovered).toEqual([
    {
      what: "backups of the app registry",
      until: new Date(end + milliseconds(operational.registryBackup)).toISOString(),
    },
    {
      what: "data keys in the memory of functions",
      until: new Date(end + milliseconds(operational.keyCache)).toISOString(),
    },
    { what: "details shared with trtc", until: null },
  ]);
  expect(own.receipt(requestOf(1)).notCovered).toEqual([]);
  expect(own.receipt(optOut).notCovered).toHaveLength(1);
});

it("DA-5.request: a receipt does not call complete what was not", () => {
  const left = { left: { "user-information": 1 }, unconfirmed: [] };
  expect(isComplete(left)).toBe(false);
  const { outcome, holders } = own.receipt(requestOf(1), left);
  expect(outcome).toBe("incomplete");
  expect(holders).toMatchObject([{ found: 1, deleted: 0, refused: 0, remaining: 1 }]);
});

it("DA-5.law: a receipt counts what a law holds among what was found, and never as deleted", () => {
  const held = own.receipt(optOut, { ...nothingLeft, held: { messages: 2 } });
  expect(held.holders).toMatchObject([{ found: 5, deleted: 3, held: 2, remaining: 0 }]);
  expect(own.receipt(optOut).holders).toMatchObject([{ found: 3, deleted: 3, held: 0 }]);
});

it("PP-6.configuration: a purge says what it deleted, and beside it what was found again", () => {
  const draft = { ...somePurge, counts };
  const again = own.receipt(draft, { left: { messages: 1 }, unconfirmed: [] });
  expect(again.holders.find(({ holder }) => holder === "messages")).toMatchObject({
    ...{ found: 3, deleted: 3, remaining: 1 },
  });
});

it("DA-5.request: a receipt is of when it was read back, and never of before the deletion ended", () => {
  const readBack = (at: number) => receiptOf(somePurge, nothingLeft, at, own.by).readBack;
  const end = somePurge.ended;
  expect([end - 1, end, end + 1].map((at) => Date.parse(readBack(at)) - end)).toEqual([0, 0, 1]);
});

it("PP-4.integrated: a receipt says what other stores erased, if any did", () => {
  const elsewhere = [{ holder: "mysql", found: 3, deleted: 3 }];
  expect(own.receipt({ ...somePurge, elsewhere })).toMatchObject({ elsewhere });
  expect(own.receipt({ ...somePurge, elsewhere: [] })).not.toHaveProperty("elsewhere");
});

it("an app that is registered again has another chain, and nobody's id is in a receipt", () => {
  expect(chainOf({ ...someApp, registeredAt: someApp.registeredAt + 1 })).not.toBe(
    chainOf(someApp),
  );
  for (const draft of [somePurge, requestOf(1), optOut]) {
    expect(JSON.stringify(own.receipt(draft))).not.toContain(someApp.appId);
  }
});
