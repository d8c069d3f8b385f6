import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbReceipts } from "../adapters/dynamodb-receipts.ts";
import { parse } from "../domain/parse.ts";
import { route } from "../middleware/http.ts";
import { lambda, type Run } from "../runtime.ts";
import { tableOf } from "../wiring/holders.ts";
import { chainPath, readHead } from "./read-head.ts";

/** `GET /v1/receipt-chains/{chain}/head`: where a chain ends, for everybody. */
export const create = (run: Run) => {
  const receipts = dynamodbReceipts(dynamodbClient(), { receipts: tableOf(run, "receipts") });
  return route(async ({ pathParameters = {} }) => ({
    status: 200,
    body: await readHead(receipts, parse(chainPath, pathParameters).chain),
  }));
};

export const handler = lambda(create);
