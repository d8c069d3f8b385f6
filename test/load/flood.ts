/** An app that floods each dear route, while another one calls the same as always: what each is answered, and what it costs. */
import { dearRoutes, rates } from "../../functions/policy/budgets.ts";
import { atBeginning, knock } from "../support/budgets.ts";
import { change, givenApp, iso } from "../support/verbs.ts";
import type { Stage } from "./stage.ts";

const day = 86_400_000;
const inFlight = 20;
const quietCalls = 5;
const operator = { client: "counsel", scopes: ["chat-retention/operator"] };

/** One route of each rate: the first that the table names. */
const oneOfEach = Object.keys(rates).map((rate) => {
  const found = Object.entries(dearRoutes).find(([, of]) => of === rate);
  if (found === undefined) throw new Error(`No route counts by ${rate}`);
  return { rate, key: found[0] };
});

const ask = (key: string) => (key.startsWith("GET") ? {} : { body: { userId: "alice" } });

const wordOf = (status: number): "let" | "refused" | "failed" => {
  if (status === 429) return "refused";
  return status < 300 ? "let" : "failed";
};

/** Calls a route so often, so many at a time; answers how many were answered with which status. */
const callMany = async ({ w }: Stage, key: string, app: string, times: number) => {
  const statuses = { let: 0, refused: 0, failed: 0 };
  let left = times;
  const one = async () => {
    while (left-- > 0) {
      const { status } = await knock(w, key, app, ask(key));
      statuses[wordOf(status)]++;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, one));
  return statuses;
};

const said = ({ let: admitted, refused, failed }: Awaited<ReturnType<typeof callMany>>): string =>
  `${admitted}, ${refused}, ${failed}`;

/** A hold of an app's operator, from its order until it is active. */
const hold = async ({ w, workOff }: Stage, app: string): Promise<string> => {
  const body = {
    ...{ scope: { kind: "app" }, categories: ["messages"], authority: "Court", reference: "1" },
    reviewAt: iso(w.clock.now + day),
  };
  await w.call("place-hold", { app, ...operator, method: "POST", body });
  await workOff();
  const { body: found } = await w.call("read-holds", { app, ...operator });
  return found.holds[0].state;
};

export const flood = async (stage: Stage, _messages: number, calls: number): Promise<object> => {
  const [loud, quiet] = [await givenApp(stage.w), await givenApp(stage.w)];
  for (const app of [loud, quiet]) {
    await change(stage.w, app, { storage: { messages: { days: 365 } } });
    await stage.fill(app, 100, { rooms: 10, days: 1 });
  }
  const figures: Record<string, string | number> = {};
  for (const { rate, key } of oneOfEach) {
    atBeginning(stage.w);
    const { result, calls: asked } = await stage.callsOf(() =>
      Promise.all([callMany(stage, key, loud, calls), callMany(stage, key, quiet, quietCalls)]),
    );
    const [of, beside] = result;
    figures[`${rate}: the loud app let in, refused, failed`] = said(of);
    figures[`${rate}: the quiet app let in, refused, failed`] = said(beside);
    const again = await stage.callsOf(() => callMany(stage, key, loud, calls));
    figures[`${rate}: requests to AWS, then for as many more calls`] =
      `${asked.length}, ${again.calls.length}`;
  }
  figures["a hold of the quiet app, placed after it"] = await hold(stage, quiet);
  return figures;
};
