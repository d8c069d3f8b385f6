/** Invariant 8: whatever happens to the notary between any two of its calls, each deletion is signed once. */
import { beforeAll, expect, it } from "vitest";
import { portsIn } from "../../../functions/sign-receipts/handler.ts";
import { type Signing, signReceipts } from "../../../functions/sign-receipts/sign-receipts.ts";
import { chainNamed, receiptsOf, verified } from "../../support/notary.ts";
import { someOf } from "../../support/some-of.ts";
import { givenApp } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;

beforeAll(async () => {
  w = await world();
});

const users = ["a", "b", "c"];

/** An app with three deletions to sign; answers its id and chain. */
const givenDrafts = async () => {
  const app = await givenApp(w);
  const body = { profile: { Tag_Profile_IM_Nick: "x" } };
  for (const userId of users) {
    await w.call("save-user-information", { app, path: { userId }, body });
    await w.call("delete-user-information", { app, method: "DELETE", path: { userId } });
  }
  w.clock.now += 20_000;
  const { chain } = (await w.call("list-receipts", { app })).body;
  return { app, chain: String(chain) };
};

type Calls = { made: number };
type When = "before" | "after";
type Ask = (...given: unknown[]) => unknown;

/** A port that tells of each of its calls, before it is made and after. */
const overseen = <T extends object>(
  port: T,
  told: (when: When, call: number) => unknown,
  calls: Calls,
) =>
  new Proxy(port, {
    get:
      (target, name) =>
      async (...given: unknown[]) => {
        const call = ++calls.made;
        await told("before", call);
        const answer: unknown = await Reflect.apply(
          Reflect.get(target, name) as Ask,
          target,
          given,
        );
        await told("after", call);
        return answer;
      },
  });

/** The ports, with something that happens before or after the call of a number. */
const portsWith = (calls: Calls, number: number, when: When, event: () => unknown): Signing => {
  const told = (now: When, call: number) => (now === when && call === number ? event() : undefined);
  const { drafts, receipts, signer, ...rest } = portsIn(w.run);
  return {
    ...rest,
    drafts: overseen(drafts, told, calls),
    receipts: overseen(receipts, told, calls),
    signer: overseen(signer, told, calls),
  };
};

const sign = (ports: Signing, chain: string) =>
  w.as("sign-receipts", () => signReceipts(ports, { chain }, () => true));

const expectEachOnce = async (app: string, chain: string) => {
  const receipts = await receiptsOf(w, app);
  expect(receipts.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(new Set(receipts.map(({ deletion }) => deletion)).size).toBe(users.length);
  expect(await verified(w, await chainNamed(w, chain), { whole: true })).toEqual([]);
};

/** Drafts, head, the drafts once more, the key's id, a signature for each, the transaction, and a look whether there is more. */
const calls = Array.from({ length: 9 }, (_, index) => index + 1);

it.each(someOf(calls, 3))(
  "DA-5.request: a second notary that does it all before call %i of the first leaves each signed once",
  async (number) => {
    const { app, chain } = await givenDrafts();
    const made = { made: 0 };
    const second = () => sign(portsIn(w.run), chain);
    await sign(portsWith(made, number, "before", second), chain);
    expect(made.made).toBeGreaterThanOrEqual(number);
    await expectEachOnce(app, chain);
  },
);

const deaths = calls.flatMap((number) => [["before", number] as const, ["after", number] as const]);

it.each(someOf(deaths, 3))(
  "DA-5.request: a notary that dies %s its call %i leaves nothing unsigned, and nothing signed twice",
  async (when, number) => {
    const { app, chain } = await givenDrafts();
    const dies = () => Promise.reject(new Error("The power went out"));
    const first = sign(portsWith({ made: 0 }, number, when, dies), chain);
    await expect(first).rejects.toThrow("The power went out");
    await sign(portsIn(w.run), chain);
    await expectEachOnce(app, chain);
  },
);
