/** Held means held: not only is nothing deleted, nothing is changed either, whichever way somebody goes, and whenever. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changesOver, versions } from "../../support/changes.ts";
import { type FileServer, startFileServer } from "../../support/file-server.ts";
import { fence, place } from "../../support/holds.ts";
import { givenTencentApp } from "../../support/tencent.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let cos: FileServer;
beforeAll(async () => {
  cos = await startFileServer();
  w = await world({ trustedOrigins: [cos.origin] });
});
afterAll(() => cos.stop());

const kept = { store: true, days: 30 };
const given = () => givenTencentApp(w, { storage: { messages: kept, userInformation: kept } });
const names = changesOver({ origin: "" } as FileServer).map(({ name }) => name);
const scopes = [
  { kind: "app" },
  { kind: "user", userId: "alice" },
  { kind: "conversation", conversationId: "c" },
  { kind: "conversation", conversationId: "group:c" },
] as const;
const moments = ["before the hold", "before it is active", "when it is active"] as const;

/** Whether a hold of a scope is about what a change is about. */
const covers = (scope: (typeof scopes)[number], name: string): boolean => {
  if (scope.kind !== "conversation") return true;
  if (name.startsWith("a profile")) return false;
  return scope.conversationId === (/webhook|fetched/.test(name) ? "group:c" : "c");
};

const cases = names.flatMap((name) =>
  scopes
    .filter((scope) => covers(scope, name))
    .flatMap((scope) => moments.map((moment) => ({ name, scope, moment }))),
);

const carryOut = async (app: string) => {
  expect(await w.work("carry-out-hold", [{ appId: app }])).toBe(0);
};

describe("DA-5.law: what is held stays as it was when the hold was placed", () => {
  it.each(cases)("$name, $moment on $scope.kind", async ({ name, scope, moment }) => {
    const app = await given();
    const change = changesOver(cos).find((one) => one.name === name);
    const again = await change?.given(w, app);
    if (moment === "before the hold") await again?.("earlier");
    const before = await versions(w, app);
    expect(before.length).toBeGreaterThan(0);
    expect((await place(w, app, scope)).status).toBe(201);
    await carryOut(app);
    if (moment === "before it is active") await again?.("meanwhile");
    w.clock.now += fence;
    await carryOut(app);
    for (const version of ["later", "last"]) await again?.(version);
    expect(await versions(w, app)).toEqual(expect.arrayContaining(before));
  });
});

it("DA-5.law: there are as many cases as ways, scopes and moments make", () => {
  expect(cases).toHaveLength(69);
});
