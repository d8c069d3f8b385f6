import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbAppList } from "../adapters/dynamodb-apps.ts";
import { pagingSchema } from "../domain/paging.ts";
import { parse } from "../domain/parse.ts";
import { operatorRoute } from "../middleware/operator.ts";
import { lambda, type Run } from "../runtime.ts";
import { tableOf } from "../wiring/holders.ts";
import { listApps } from "./list-apps.ts";

/** `GET /v1/apps`: a page of all apps, for the operator. */
export const create = (run: Run) => {
  const read = dynamodbAppList(dynamodbClient(), tableOf(run, "apps"));
  return operatorRoute(async (event) => ({
    status: 200,
    body: await listApps(read, parse(pagingSchema, event.queryStringParameters ?? {})),
  }));
};

export const handler = lambda(create);
