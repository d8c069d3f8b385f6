import { type DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { passedOver } from "../domain/passed-over.ts";
import type { NoteDeletion } from "../ports.ts";
import { accepted } from "./accepted.ts";
import { draftItem } from "./draft-items.ts";

/** Notes deletions for the notary. */
export const dynamodbNote =
  (client: DynamoDBClient, table: string): NoteDeletion =>
  async (draft, due) => {
    const put = new PutItemCommand({
      TableName: table,
      Item: draftItem(draft, due),
      ConditionExpression: "attribute_not_exists(pk)",
    });
    // Refused if it is noted already, which is as much as once more.
    passedOver(await accepted(client.send(put)));
  };
