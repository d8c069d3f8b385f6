import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbDrafts } from "../adapters/dynamodb-drafts.ts";
import { dynamodbReceipts } from "../adapters/dynamodb-receipts.ts";
import { chainOf } from "../domain/chain.ts";
import { pagingSchema } from "../domain/paging.ts";
import { tenantRoute } from "../middleware/api.ts";
import { lambda, type Run } from "../runtime.ts";
import { readChain } from "../steps/receipts/read-chain.ts";
import { tableOf } from "../wiring/holders.ts";

/** `GET /v1/apps/{appId}/receipts`: the app's chain of receipts, and how many are still to be signed. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const receipts = dynamodbReceipts(client, { receipts: tableOf(run, "receipts") });
  const drafts = dynamodbDrafts(client, tableOf(run, "receipt-drafts"));
  return tenantRoute(run, client, { ofStatus: true, query: pagingSchema }, async (call) => {
    const chain = chainOf(call.tenant.app);
    const page = await readChain(receipts, chain, call.query);
    return { status: 200, body: { ...page, pending: await drafts.count(chain) } };
  });
};

export const handler = lambda(create);
