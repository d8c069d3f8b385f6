import {
  type CancellationReason,
  type DynamoDBClient,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import type { MediaTickets } from "../ports.ts";
import { keyOf, recordItem } from "./record-items.ts";

const unmet = (reason: CancellationReason | undefined) => reason?.Code === "ConditionalCheckFailed";

/** What a cancelled transaction means: the message was there, or a ticket was not. Anything else is thrown. */
const outcomeOf = (error: unknown): "duplicate" | "unusable" => {
  if (!(error instanceof TransactionCanceledException)) throw error;
  const reasons = error.CancellationReasons ?? [];
  if (unmet(reasons[0])) return "duplicate";
  if (reasons.some(unmet)) return "unusable";
  throw error;
};

/** The tickets of media, in the table of the messages that claim them. */
export const dynamodbTickets = (client: DynamoDBClient, table: string): MediaTickets => ({
  claim: async (record, tickets) => {
    const message = {
      Put: {
        TableName: table,
        Item: recordItem(record),
        ConditionExpression: "attribute_not_exists(pk)",
      },
    };
    const claims = tickets.map((ticket) => ({
      Delete: {
        TableName: table,
        Key: keyOf(ticket),
        ConditionExpression: "attribute_exists(pk)",
      },
    }));
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems: [message, ...claims] }));
      return "added";
    } catch (error) {
      return outcomeOf(error);
    }
  },
});
