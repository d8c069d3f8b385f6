import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbReceipts } from "../adapters/dynamodb-receipts.ts";
import { parse } from "../domain/parse.ts";
import { operatorRoute } from "../middleware/operator.ts";
import { lambda, type Run } from "../runtime.ts";
import { tableOf } from "../wiring/holders.ts";
import { readReceipts, receiptQuery } from "./read-receipts.ts";

/** `GET /v1/receipts?chain=…` or `?appId=…`: what the operator can show of apps that are gone, and of the sweeps. */
export const create = (run: Run) => {
  const receipts = dynamodbReceipts(dynamodbClient(), { receipts: tableOf(run, "receipts") });
  return operatorRoute(async ({ queryStringParameters = {} }) => ({
    status: 200,
    body: await readReceipts(receipts, parse(receiptQuery, queryStringParameters)),
  }));
};

export const handler = lambda(create);
