/** One conversation with very many messages: what a page costs at its beginning, in its midst and at its end. */
import { change, givenApp } from "../support/verbs.ts";
import { megabytes, type Stage } from "./stage.ts";

const days = 100;
const limit = 100;

/** A page, and what it took; `queries` are reads of partitions and of the directory. */
const page = async ({ w, callsOf }: Stage, app: string, cursor?: string) => {
  const query = { limit: String(limit), ...(cursor === undefined ? {} : { cursor }) };
  const began = performance.now();
  const { result, calls } = await callsOf(() =>
    w.call("read-messages", { app, path: { conversationId: "room 0" }, query }),
  );
  if (result.status !== 200) throw new Error(`A page was answered with ${result.status}`);
  const queries = calls.filter(({ operation }) => operation === "Query").length;
  const ms = performance.now() - began;
  return { next: result.body.next as string | undefined, queries, ms };
};

export const conversation = async (stage: Stage, messages: number): Promise<object> => {
  const app = await givenApp(stage.w);
  await change(stage.w, app, { storage: { messages: { days: 365 } } });
  await stage.fill(app, messages, { rooms: 1, days });
  const pages: { readonly queries: number; readonly ms: number }[] = [];
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor; isFirst = false) {
    const { next, ...one } = await page(stage, app, cursor);
    pages.push(one);
    cursor = next;
  }
  const part = (from: number) => pages.slice(from, from + Math.ceil(pages.length / 10));
  const mean = (of: typeof pages) => of.reduce((sum, { ms }) => sum + ms, 0) / of.length;
  const before = megabytes();
  const request = { method: "POST", body: { conversationId: "room 0" } };
  const began = performance.now();
  const { status } = await stage.w.call("request-deletion", { app, ...request });
  if (status !== 202) throw new Error(`The request was answered with ${status}`);
  const { steps } = await stage.workOff();
  return {
    messages,
    pages: pages.length,
    "queries of a page at the most": Math.max(...pages.map(({ queries }) => queries)),
    "ms of a page, first tenth": mean(part(0)).toFixed(1),
    "ms of a page, last tenth": mean(part(Math.floor(pages.length * 0.9))).toFixed(1),
    "erased in ms": Math.round(performance.now() - began),
    "messages of queues": steps,
    "RSS MB before, after": `${before}, ${megabytes()}`,
  };
};
