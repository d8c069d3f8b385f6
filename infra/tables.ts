import { Duration, RemovalPolicy } from "aws-cdk-lib";
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  Table,
  TableEncryption,
} from "aws-cdk-lib/aws-dynamodb";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { Construct } from "constructs";
import { categories } from "../functions/policy/categories.ts";
import {
  dueAttributes,
  dueIndex,
  expiryAttribute,
  keyAttributes,
  namedAttribute,
  namedIndex,
  type Table as TableName,
  tables as tableNames,
} from "../functions/policy/names.ts";
import { operational } from "../functions/policy/periods.ts";
import { accept } from "./accept.ts";
import { claim } from "./guard/index.ts";
import { holdingOf } from "./holding-of.ts";
import { pascal } from "./pascal.ts";
import { record } from "./record.ts";

export type Tables = Readonly<Record<TableName, Table>>;

/**
 * A table per category of data, all alike. None has a stream (24 hours of deleted records) or a replica (PP-3);
 * only what the policy backs up has point-in-time recovery, because its window is a retention period.
 */
export const tablesOf = (scope: Construct, key: IKey, removalPolicy: RemovalPolicy): Tables => {
  const parent = new Construct(scope, "Tables");
  return record(tableNames, (name) => tableOf(parent, name, key, removalPolicy));
};

const tableOf = (scope: Construct, name: TableName, key: IKey, removalPolicy: RemovalPolicy) => {
  const table = new Table(scope, pascal(name), {
    partitionKey: { name: keyAttributes.partition, type: AttributeType.STRING },
    sortKey: { name: keyAttributes.sort, type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    timeToLiveAttribute: expiryAttribute,
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey: key,
    pointInTimeRecoverySpecification: recoveryOf(name, removalPolicy),
    removalPolicy,
  });
  table.addGlobalSecondaryIndex({
    indexName: dueIndex,
    partitionKey: { name: dueAttributes.shard, type: AttributeType.STRING },
    sortKey: { name: dueAttributes.instant, type: AttributeType.NUMBER },
    projectionType: ProjectionType.KEYS_ONLY,
  });
  if (name === "messages") {
    table.addGlobalSecondaryIndex({
      indexName: namedIndex,
      partitionKey: { name: namedAttribute, type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
  }
  const holds = holdingOf(name);
  if (!backedUp.includes(name) || throwsAway(removalPolicy)) {
    accept(table, {
      DDB3: "what can be restored is not gone: a backup's window is a retention period",
    });
  }
  if (holds !== undefined) claim(table, { holds, throwAway: throwsAway(removalPolicy) });
  return table;
};

/** The registry (PP-5), and what keeps a restore of it from bringing back what was erased. */
const backedUp = [
  ...Object.values(categories)
    .filter(({ backup }) => backup)
    .map(({ table }): TableName => table),
  "ledger",
];

const throwsAway = (removal: RemovalPolicy): boolean => removal === RemovalPolicy.DESTROY;

/** None for a throw-away stack: of a table that is deleted under recovery DynamoDB keeps a backup for 35 days. */
const recoveryOf = (name: TableName, removal: RemovalPolicy) =>
  backedUp.includes(name) && !throwsAway(removal)
    ? {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: Duration.parse(operational.registryBackup).toDays(),
      }
    : { pointInTimeRecoveryEnabled: false };
