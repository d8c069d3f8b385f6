/** Backups of tables, and the tables that are restored from them: what an operator does by hand on AWS. */
import {
  CreateBackupCommand,
  DeleteBackupCommand,
  DeleteTableCommand,
  type DynamoDBClient,
  paginateScan,
  RestoreTableFromBackupCommand,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { expiryAttribute, type Table } from "../../functions/policy/names.ts";
import { output, type System } from "../system.ts";

export type Taken = { readonly table: Table; readonly arn: string; readonly takenAt: string };

const dynamodbOf = ({ clients }: System): DynamoDBClient => clients.dynamodb;

/** Backs a table up; `now` is the functions' time (epoch ms). */
export const backUp = async (system: System, table: Table, now: number): Promise<Taken> => {
  const { BackupDetails } = await dynamodbOf(system).send(
    new CreateBackupCommand({
      TableName: system.stores.table(table),
      BackupName: `drill-${table}`,
    }),
  );
  return { table, arn: BackupDetails?.BackupArn ?? "", takenAt: new Date(now).toISOString() };
};

/** Restores a table beside the one in use, under a name that `replay-ledger` may work on. */
export const restoreBeside = async (system: System, { table, arn }: Taken): Promise<string> => {
  const name = `${output(system.outputs, "RestoredPrefix")}${table}`;
  const client = dynamodbOf(system);
  await client.send(new RestoreTableFromBackupCommand({ TargetTableName: name, BackupArn: arn }));
  await waitUntilTableExists({ client, maxWaitTime: 60 }, { TableName: name });
  return name;
};

export const turnOnTtl = async (system: System, TableName: string): Promise<void> => {
  const TimeToLiveSpecification = { Enabled: true, AttributeName: expiryAttribute };
  await dynamodbOf(system).send(
    new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }),
  );
};

export const forget = async (system: System, name: string, { arn }: Taken): Promise<void> => {
  await dynamodbOf(system).send(new DeleteTableCommand({ TableName: name }));
  await dynamodbOf(system).send(new DeleteBackupCommand({ BackupArn: arn }));
};

/** Everything that lies in a table. */
export const rowsIn = async (
  system: System,
  TableName: string,
): Promise<Record<string, unknown>[]> => {
  const rows: Record<string, unknown>[] = [];
  for await (const { Items = [] } of paginateScan({ client: dynamodbOf(system) }, { TableName })) {
    rows.push(...Items.map((item) => unmarshall(item)));
  }
  return rows;
};
