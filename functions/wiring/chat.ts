import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { dynamodbTickets } from "../adapters/dynamodb-tickets.ts";
import { erasedUntil } from "../adapters/erased-until.ts";
import { outbound } from "../adapters/outbound.ts";
import { s3Look } from "../adapters/s3-read.ts";
import { originsOf } from "../domain/destination.ts";
import { variables } from "../policy/names.ts";
import type { Run } from "../runtime.ts";
import type { SavingMessages } from "../steps/chat/save-messages.ts";
import { holderIn, tableOf } from "./holders.ts";
import { keysIn } from "./keys.ts";

/** What saving messages needs of AWS. */
export const chatIn = (run: Run, client: DynamoDBClient): SavingMessages => ({
  holder: holderIn(run, client, "messages"),
  keys: keysIn(run, client),
  tickets: dynamodbTickets(client, tableOf(run, "messages")),
  look: s3Look(new S3Client({}), run.setting(variables.bucket)),
  erasedUntil: erasedUntil(client, tableOf(run, "ledger")),
  outbound: outbound(originsOf(run.setting(variables.trustedOrigins))),
});
