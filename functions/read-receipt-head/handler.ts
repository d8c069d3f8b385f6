import * as z from "zod/mini";
import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbReceipts } from "../adapters/dynamodb-receipts.ts";
import { parse } from "../domain/parse.ts";
import { chainName } from "../domain/receipt.ts";
import { route } from "../middleware/http.ts";
import { lambda, type Run } from "../runtime.ts";
import { tableOf } from "../wiring/holders.ts";
import { readHead } from "./read-head.ts";

const path = z.object({ chain: chainName() });

/** `GET /v1/receipt-chains/{chain}/head`: where a chain ends, for everybody. */
export const create = (run: Run) => {
  const receipts = dynamodbReceipts(dynamodbClient(), { receipts: tableOf(run, "receipts") });
  return route(async ({ pathParameters = {} }) => ({
    status: 200,
    body: await readHead(receipts, parse(path, pathParameters).chain),
  }));
};

export const handler = lambda(create);
