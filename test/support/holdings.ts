/** The vocabulary of the tests about what is held of an app. */
import { type Holding, type Holdings, holdingsSchema } from "../../functions/domain/holdings.ts";
import type { World } from "./world.ts";

type Query = Readonly<Record<string, string>>;

/** A call that waits, as a client does, for as long as it is told to. */
const called = async (w: World, app: string, query: Query) => {
  const answer = await w.call("read-holdings", { app, query });
  if (answer.status !== 429) return answer;
  w.clock.now += Number(answer.headers["retry-after"]) * 1_000;
  return w.call("read-holdings", { app, query });
};

/** One page, as its schema has it and no wider. */
export const pageOfHoldings = async (
  w: World,
  app: string,
  query: Query = {},
): Promise<Holdings> => {
  const { status, body } = await called(w, app, query);
  if (status !== 200) throw new Error(JSON.stringify(body));
  const parsed = holdingsSchema.parse(body);
  if (JSON.stringify(parsed).length !== JSON.stringify(body).length) {
    throw new Error(`More than the schema has: ${JSON.stringify(body)}`);
  }
  return parsed;
};

/** All pages. */
export const holdingsOf = async (w: World, app: string, query: Query = {}): Promise<Holdings[]> => {
  const found: Holdings[] = [];
  let cursor: Query = {};
  do {
    const page = await pageOfHoldings(w, app, { ...query, ...cursor });
    found.push(page);
    cursor = page.next === undefined ? {} : { cursor: page.next };
  } while (cursor.cursor !== undefined);
  return found;
};

/** What is held of messages, on one page. */
export const messagesHeld = async (w: World, app: string, query: Query = {}): Promise<Holding> => {
  const { categories, next } = await pageOfHoldings(w, app, { category: "messages", ...query });
  const [one] = categories;
  if (one === undefined || next !== undefined) throw new Error("Not one page");
  return one;
};

/** Days and how many records go on them. */
export const daysOf = (goes: Holding["goes"]): Record<string, number> =>
  Object.fromEntries(goes.map(({ day, records }) => [day, records]));
