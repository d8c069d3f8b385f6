import { dynamodbClient } from "../adapters/clients.ts";
import { tenantRoute } from "../middleware/api.ts";
import { limiterIn } from "../middleware/limiter.ts";
import { within } from "../middleware/queue.ts";
import { lambda, type Run } from "../runtime.ts";
import { holdersIn } from "../wiring/holders.ts";
import { holdingsQuery } from "./asking.ts";
import { type ReadingHoldings, readHoldings } from "./read-holdings.ts";

/** A page ends before the function's time-out, however slowly the tables answer. */
const mostMs = 4_000;

/** What counting needs of AWS. */
export const portsIn = (run: Run): ReadingHoldings => ({
  holders: holdersIn(run, dynamodbClient()),
});

/** `GET /v1/apps/{appId}/holdings`: what is held of an app and when it goes, now or as if its storage were changed. */
export const create = (run: Run) => {
  const ports = portsIn(run);
  const patience = () => within(mostMs, () => true);
  const client = dynamodbClient();
  const spec = { query: holdingsQuery, limiter: limiterIn(run, client) };
  return tenantRoute(run, client, spec, async (call) => ({
    status: 200,
    body: await readHoldings(ports, call.tenant, call.query, call.now, patience()),
  }));
};

export const handler = lambda(create);
