import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dynamodbClient } from "../../../functions/adapters/clients.ts";
import { portsIn } from "../../../functions/read-holdings/handler.ts";
import { readHoldings } from "../../../functions/read-holdings/read-holdings.ts";
import { appsIn } from "../../../functions/wiring/apps.ts";
import { atBeginning } from "../../support/budgets.ts";
import { holdingsOf, pageOfHoldings } from "../../support/holdings.ts";
import { givenChat, speak } from "../../support/holds.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
  app = await givenChat(w);
  for (let n = 0; n < 9; n++) await speak(w, app, "c", "alice", `again ${n}`);
});

beforeEach(() => atBeginning(w));

const total = async (query: Readonly<Record<string, string>>) => {
  const pages = await holdingsOf(w, app, query);
  const rows = pages.flatMap(({ categories }) => categories);
  const of = (name: string) => rows.filter(({ category }) => category === name);
  const sum = (name: string) => of(name).reduce((all, { records }) => all + records, 0);
  return { pages: pages.length, messages: sum("messages"), profiles: sum("userInformation") };
};

describe("what is held, page by page", () => {
  it.each(["1", "2", "7", "5000"])("adds up to the same by %s records a page", async (limit) => {
    expect(await total({ limit })).toMatchObject({ messages: 13, profiles: 2 });
    const own = await total({ limit, category: "messages" });
    expect(own).toMatchObject({ messages: 13, profiles: 0 });
  });

  it("has as many pages as its size asks for, and one that is large enough", async () => {
    expect((await total({ limit: "1", category: "messages" })).pages).toBeGreaterThan(13);
    expect((await total({ limit: "5000" })).pages).toBe(1);
  });

  it("looks at no more records than it was asked to", async () => {
    const pages = await holdingsOf(w, app, { limit: "3", category: "messages" });
    for (const { categories } of pages) expect(categories[0]?.records).toBeLessThanOrEqual(3);
  });

  it("comes to its end when each page has time for one step alone", async () => {
    const tenant = await appsIn(w.run, dynamodbClient()).tenant(app);
    if (tenant === undefined) throw new Error("no app");
    let cursor: string | undefined;
    let records = 0;
    do {
      const query = { category: "messages", limit: 5_000, cursor } as const;
      const page = await w.as("read-holdings", () =>
        readHoldings(portsIn(w.run), tenant, query, w.clock.now, () => false),
      );
      records += page.categories.reduce((sum, one) => sum + one.records, 0);
      cursor = page.next;
    } while (cursor !== undefined);
    expect(records).toBe(13);
  });

  it.each(["0", "5001", "-1", "x"])("has no page of %s records", async (limit) => {
    expect((await w.call("read-holdings", { app, query: { limit } })).status).toBe(400);
  });

  it("goes on in the category that the cursor is of, and in no other", async () => {
    const { next = "" } = await pageOfHoldings(w, app, { limit: "1", category: "messages" });
    const query = { category: "userInformation", cursor: next };
    const { status, body } = await w.call("read-holdings", { app, query });
    expect([status, body.type]).toEqual([400, "urn:chat-retention:problem:invalid-cursor"]);
  });
});
