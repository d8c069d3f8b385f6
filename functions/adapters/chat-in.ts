import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { SavingMessages } from "../chat/save-messages.ts";
import { originsOf } from "../domain/destination.ts";
import { variables } from "../policy/names.ts";
import type { Run } from "../runtime.ts";
import { dynamodbTickets } from "./dynamodb-tickets.ts";
import { holderIn, tableOf } from "./holders.ts";
import { outbound } from "./outbound.ts";
import { keysIn } from "./profiles-in.ts";

/** What saving messages needs of AWS. */
export const chatIn = (run: Run, client: DynamoDBClient): SavingMessages => ({
  holder: holderIn(run, client, "messages"),
  keys: keysIn(run, client),
  tickets: dynamodbTickets(client, tableOf(run, "messages")),
  outbound: outbound(originsOf(run.setting(variables.trustedOrigins))),
});
