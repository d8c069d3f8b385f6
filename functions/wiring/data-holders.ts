import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { dynamodbDataHolders } from "../adapters/dynamodb-data-holders.ts";
import { eventBus } from "../adapters/event-bus.ts";
import { variables } from "../policy/names.ts";
import type { Run } from "../runtime.ts";
import type { AskingHolders } from "../steps/data-holders/ask.ts";
import { tableOf } from "./holders.ts";
import { joinedIn } from "./joined.ts";

/** What asking them needs of AWS. */
export const askingIn = (run: Run, client: DynamoDBClient): AskingHolders => ({
  joined: joinedIn(run),
  dataHolders: dynamodbDataHolders(client, tableOf(run, "data-holders")),
  bus: eventBus(new EventBridgeClient({}), run.setting(variables.bus)),
});
