import { describe, expect, it } from "vitest";
import type { Unplaced } from "../../../functions/domain/receipt.ts";
import type { Demands } from "../../../functions/domain/receipt-chains.ts";
import { checkReceipts } from "../../../functions/domain/receipt-check.ts";
import { publicKeyOf } from "../../../functions/domain/receipt-key.ts";
import {
  fileOf,
  headOf,
  notary,
  opened,
  requestOf,
  somePurge,
  user,
} from "../../support/receipts.ts";

const own = notary();
const key = publicKeyOf(own.pem);
const later = (minutes: number) => own.receipt(requestOf(minutes * 60_000));
const five = own.chain([1, 2, 3, 4, 5].map(later));

const check = (signed: readonly object[], demands?: Demands) =>
  checkReceipts(
    signed.map((one, index) => fileOf(one, `${index + 1}.json`)),
    key,
    demands,
  ).findings.map(({ where, what }) => `${where}: ${what}`);

const without = (number: number) => five.filter((one) => opened(one).number !== number);
const chain = opened(five[0] ?? { receipt: "", signature: "", key: "" }).chain;

describe("a chain of receipts", () => {
  it("DA-5.request: holds in one piece, in any order, in one file or many, or some of it twice", () => {
    expect(check(five)).toEqual([]);
    expect(check([...five].reverse())).toEqual([]);
    expect(check([{ receipts: five }])).toEqual([]);
    expect(check([...five, ...five.slice(1, 3)])).toEqual([]);
    expect(check(five, { whole: true })).toEqual([]);
  });

  it("DA-5.request: goes on behind its end, so that what is signed later names it", () => {
    const [end] = five.slice(-1);
    const more = own.chain([later(6)], end && headOf(end));
    expect(check([...five, ...more])).toEqual([]);
  });

  it("DA-5.request: shows that receipts within it are missing", () => {
    expect(check(without(3))).toEqual(["3.json: receipts 3 to 3 before it are missing"]);
  });

  it("DA-5.request: shows that its beginning is missing, if all of it is asked for", () => {
    expect(check(without(1))).toEqual([]);
    expect(check(without(1), { whole: true })).toEqual([`${chain}: receipts 1 to 1 are missing`]);
  });

  it("DA-5.request: shows that its end is missing, by the head that was published", () => {
    const [end] = five.slice(-1);
    if (end === undefined) throw new Error("No end");
    const heads = [headOf(end)];
    expect(check(five, { heads })).toEqual([]);
    expect(check(without(5), { heads })).toEqual([
      `${chain}: ends with receipt 4, but its head is receipt 5`,
    ]);
  });

  it("DA-5.request: shows that one receipt was put in the place of another", () => {
    const [other] = own.chain([later(9)], { number: 2, hash: "0".repeat(64) });
    const [, second] = five;
    const findings = check([...without(3), other ?? {}]);
    expect(findings).toHaveLength(2);
    expect(findings[0]).toContain("does not name the one before it");
    expect(check([...five, other ?? {}]).join()).toContain("two different receipts with number 3");
    expect(second).toBeDefined();
  });

  it("DA-5.request: is checked by itself, whatever lies beside it", () => {
    const receipt = own.receipt(somePurge);
    const app = "f".repeat(64);
    const other = own.chain([{ ...receipt, chain: app, scope: { kind: "app", app } } as Unplaced]);
    expect(check([...five, ...other])).toEqual([]);
  });

  it("DA-5.request: says in which file, and where in it, what is wrong", () => {
    const broken = { ...five[1], key: notary().by.key };
    expect(check([{ receipts: [five[0], broken] }])).toEqual([
      "1.json, receipt 2: names another key",
    ]);
    expect(check([broken])).toEqual(["1.json: names another key"]);
  });

  it("DA-5.request: does not go back in time", () => {
    expect(check(own.chain([later(2), later(1)]))).toEqual([
      "2.json: is older than the one before it",
    ]);
  });
});

describe("what a receipt says", () => {
  const said = (change: object): string[] =>
    check(own.chain([{ ...own.receipt(somePurge), ...change } as Unplaced]));
  const holders = own.receipt(somePurge).holders;

  it("DA-5.request: must be complete: every store that there is, empty", () => {
    expect(said({})).toEqual([]);
    expect(said({ holders: holders.slice(1) })).toEqual([
      "1.json: says nothing of apps (appRegistry)",
    ]);
    const left = holders.map((one) => (one.holder === "messages" ? { ...one, remaining: 2 } : one));
    expect(said({ holders: left })).toEqual([
      "1.json: 2 remain in messages",
      "1.json: calls itself complete",
    ]);
    expect(said({ holders: left, outcome: "incomplete" })).toContain(
      "1.json: the deletion is not complete",
    );
  });

  it("DA-5.request: must add up, be in order of time, and name its clauses", () => {
    const less = holders.map((one) => (one.holder === "messages" ? { ...one, deleted: 4 } : one));
    expect(said({ holders: less })).toEqual(["1.json: messages does not add up"]);
    const held = holders.map((one) => (one.holder === "messages" ? { ...one, found: 7 } : one));
    expect(said({ holders: held })).toEqual(["1.json: messages does not add up"]);
    const kept = held.map((one) => (one.holder === "messages" ? { ...one, held: 2 } : one));
    expect(said({ holders: kept })).toEqual([]);
    const refused = holders.map((one) =>
      one.holder === "messages" ? { ...one, found: 5, deleted: 3, refused: 2 } : one,
    );
    expect(said({ holders: refused })).toEqual([]);
    const { began, ended } = own.receipt(somePurge);
    const atItsEnd = [{ what: "x", until: ended }];
    expect(said({ readBack: ended, notCovered: atItsEnd })).toEqual([]);
    expect(said({ began: ended, ended: began, notCovered: [] })).toEqual([
      "1.json: its times are not in order",
    ]);
    expect(
      said({
        notCovered: [
          { what: "x", until: began },
          { what: "y", until: null },
        ],
      }),
    ).toEqual(["1.json: x: covered before the deletion"]);
    expect(said({ clauses: ["DA-5.law"] })).toEqual([
      "1.json: does not name clause PP-6.configuration",
    ]);
  });

  it("DA-5.law: says how much a law holds, where it can hold anything when the deletion ends", () => {
    const silent = holders.map(({ held, ...one }) => one);
    expect(said({ holders: silent })).toEqual(
      silent.map(({ holder }) => `1.json: ${holder} does not say what is held`),
    );
    const request = own.receipt(requestOf(1));
    expect(request.holders[0]).not.toHaveProperty("held");
    const more = { ...request, holders: request.holders.map((one) => ({ ...one, held: 0 })) };
    expect(check(own.chain([more]))).toEqual([
      "1.json: user-information cannot end with held records",
    ]);
  });

  it("DA-5.request: must be about its chain's app, and what its cause is about", () => {
    expect(said({ scope: { kind: "app", app: "0".repeat(64) } })).toEqual([
      "1.json: is about what is not its chain's",
    ]);
    expect(said({ cause: "opt-out", clauses: ["DA-5.opt-out"] })).toEqual([
      "1.json: a opt-out is not about a app",
    ]);
  });

  it("DA-5.request: is of a conversation complete with the store of messages alone", () => {
    const draft = requestOf(1);
    const { chain: app } = draft;
    const scope = { kind: "conversation", app, conversation: user } as const;
    const about = own.receipt({ ...draft, category: "messages", scope });
    expect(check(own.chain([about]))).toEqual([]);
  });

  it("DA-5.request: is not made good by another receipt of the same number", () => {
    const draft = requestOf(60_000);
    const left = { left: { "user-information": 1 }, unconfirmed: [] };
    const both = [own.receipt(draft, left), own.receipt(draft)];
    const findings = check(both.flatMap((one) => own.chain([one])));
    expect(findings.join()).toContain("the deletion is not complete");
  });

  it("DA-5.request: is made good by a later receipt of the same deletion, by no other", () => {
    const draft = requestOf(60_000);
    const left = { left: { "user-information": 1 }, unconfirmed: [] };
    const first = own.receipt(draft, left);
    expect(check(own.chain([first, own.receipt(draft)]))).toEqual([]);
    expect(check(own.chain([first, later(2)]))).toHaveLength(2);
  });
});
