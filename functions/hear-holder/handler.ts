import { SQSClient } from "@aws-sdk/client-sqs";
import middy from "@middy/core";
import type { EventBridgeEvent } from "aws-lambda";
import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbDataHolders } from "../adapters/dynamodb-data-holders.ts";
import { sqsQueue } from "../adapters/sqs-queue.ts";
import { confirmation } from "../domain/data-holders.ts";
import { checkSource } from "../domain/own-source.ts";
import { parse } from "../domain/parse.ts";
import { logOutcome } from "../middleware/log.ts";
import { variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { tableOf } from "../wiring/holders.ts";
import { type Hearing, hearHolder } from "./hear-holder.ts";

const portsIn = (run: Run): Hearing => {
  const sqs = new SQSClient({});
  return {
    dataHolders: dynamodbDataHolders(dynamodbClient(), tableOf(run, "data-holders")),
    requests: sqsQueue(sqs, run.setting(variables.requestsQueue)),
    purges: sqsQueue(sqs, run.setting(variables.purgeQueue)),
  };
};

/** `ErasureConfirmed`: a store of the operator's own has erased what it was asked to (PP-4.integrated). */
export const create = (run: Run) => {
  const ports = portsIn(run);
  return middy<EventBridgeEvent<string, unknown>, void>().handler(async (event) => {
    const said = parse(confirmation, event.detail);
    checkSource(event, said.holder);
    const outcome = await hearHolder(ports, said, run.now());
    logOutcome("erasure confirmed", { outcome });
  });
};

export const handler = lambda(create);
