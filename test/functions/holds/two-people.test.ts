/** DA-5.law: a hold is lifted by another person than placed it, whatever they sign in with. */
import { beforeAll, describe, expect, test } from "vitest";
import { givenApp, iso } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

type Speaker = { readonly client: string; readonly person?: string };
const scopes = ["chat-retention/operator"];

const placedBy = async (speaker: Speaker) => {
  const app = await givenApp(w);
  const body = {
    scope: { kind: "app" },
    categories: ["messages"],
    ...{ authority: "District Court", reference: "4 O 17/30" },
    reviewAt: iso(w.clock.now + 1_000_000),
  };
  const placed = await w.call("place-hold", { app, scopes, body, ...speaker });
  const lift = async (by: Speaker) =>
    (
      await w.call("lift-hold", {
        ...{ app, scopes, method: "DELETE", path: { holdId: placed.body.id } },
        ...by,
      })
    ).status;
  const state = async () =>
    (await w.call("read-holds", { app, scopes, ...speaker })).body.holds[0].state;
  return { hold: placed.body, lift, state };
};

describe("two people who sign in by the same client", () => {
  test("are two: one lifts what the other placed, and nobody what they placed themselves", async () => {
    const { hold, lift } = await placedBy({ client: "console", person: "ada" });
    expect(hold.placedBy).toBe("ada");
    expect(await lift({ client: "console", person: "ada" })).toBe(403);
    expect(await lift({ client: "console", person: "grace" })).toBe(202);
  });
});

describe("one person", () => {
  test("stays one, by whichever client they come", async () => {
    const { lift } = await placedBy({ client: "console", person: "ada" });
    expect(await lift({ client: "another", person: "ada" })).toBe(403);
  });
});

describe("a machine, whose secret several people may know", () => {
  const machines: readonly Speaker[] = [
    { client: "clerk" },
    { client: "clerk", person: "clerk" },
    { client: "counsel", person: "counsel" },
  ];
  test.each(machines)("is nobody, and lifts nothing: $client, $person", async (machine) => {
    const { hold, lift } = await placedBy({ client: "console", person: "ada" });
    expect(hold.byMachine).toBeUndefined();
    expect(await lift(machine)).toBe(403);
    expect(await lift({ client: "console", person: "grace" })).toBe(202);
  });

  test("places what two people lift: whoever knows the secret may be one of them", async () => {
    const { hold, lift, state } = await placedBy({ client: "counsel", person: "counsel" });
    expect(hold).toMatchObject({ placedBy: "counsel", byMachine: true });
    expect(await lift({ client: "console", person: "ada" })).toBe(202);
    expect(await lift({ client: "another", person: "ada" })).toBe(403);
    expect(await state()).toBe("pending");
    expect(await lift({ client: "console", person: "grace" })).toBe(202);
    expect(await state()).toBe("lifting");
  });
});
