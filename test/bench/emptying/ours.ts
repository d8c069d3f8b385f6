/** Our purge's erasure, as its Lambda runs it. */
import { dynamodbClient } from "../../../functions/adapters/clients.ts";
import { dynamodbDirectory } from "../../../functions/adapters/dynamodb-directory.ts";
import { dynamodbRecords } from "../../../functions/adapters/dynamodb-records.ts";
import { noRest } from "../../../functions/steps/retention/erase.ts";
import { eraseDueOfApp } from "../../../functions/steps/retention/erase-app.ts";
import type { Emptying } from "./task.ts";

const patience = () => true;

/** Empties an app; one call, without the second look. */
export const empty = async ({ table, app, now }: Emptying): Promise<void> => {
  const client = dynamodbClient();
  const records = dynamodbRecords(client, table);
  const directory = dynamodbDirectory(client, table);
  const holder = { category: "messages", records, directory } as const;
  const how = { patience, rest: noRest };
  const { finished } = await eraseDueOfApp(holder, app, { kind: "none" }, now, how);
  if (!finished) throw new Error("not finished");
};
