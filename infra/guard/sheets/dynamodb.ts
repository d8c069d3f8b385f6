import { copiesOfTable, netsOfTable } from "../lives/table.ts";
import { fieldsOf, listOf } from "../template/loose.ts";
import type { Resource } from "../template/model.ts";
import { any, only, type Rules, refused, type Sheet } from "./sheet.ts";

const ofEveryTable: Rules = {
  ...any(
    "AttributeDefinitions",
    "BillingMode",
    "GlobalSecondaryIndexes",
    "KeySchema",
    "LocalSecondaryIndexes",
    "StreamSpecification.StreamViewType",
    "TableName",
    "TimeToLiveSpecification",
    "WarmThroughput",
  ),
};

const ofOneRegion: Rules = {
  ...any(
    "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled",
    "PointInTimeRecoverySpecification.RecoveryPeriodInDays",
    "DeletionProtectionEnabled", // of the table, not of its items
    "TableClass",
    "Tags",
  ),
  "ContributorInsightsSpecification.Enabled": only(
    [false],
    "PP-6.monitoring",
    "Contributor Insights keeps the keys of items with CloudWatch's metrics, for 15 months",
  ),
  KinesisStreamSpecification: refused(
    "PP-4.integrated",
    "copies every record, deleted ones too, to a Kinesis stream",
  ),
  ResourcePolicy: refused(
    "PP-3",
    "may open the table to other accounts; rights stand with the roles of this template",
  ),
};

/** A table of one region. */
const table: Sheet = {
  type: "AWS::DynamoDB::Table",
  holds: true,
  rules: {
    ...ofEveryTable,
    ...ofOneRegion,
    ...any("OnDemandThroughput", "ProvisionedThroughput", "SSESpecification"),
    ImportSourceSpecification: refused(
      "DA-5.period",
      "could not decide: what is imported brings no time at which it expires",
    ),
  },
  copies: copiesOfTable,
  also: netsOfTable,
};

const replicaRules: Rules = Object.fromEntries(
  Object.entries({
    ...ofOneRegion,
    ...any("Region", "SSESpecification", "ReadOnDemandThroughputSettings"),
  }).map(([name, rule]) => [`Replicas[].${name}`, rule]),
);

/** A global table with one replica is a table; what a `Table` says of itself stands in that replica. */
const asTable = (resource: Resource): Resource => ({
  ...resource,
  properties: { ...resource.properties, ...fieldsOf(listOf(resource.properties.Replicas)[0]) },
});

const globalTable: Sheet = {
  type: "AWS::DynamoDB::GlobalTable",
  holds: true,
  rules: {
    ...ofEveryTable,
    ...replicaRules,
    ...any("SSESpecification", "WriteOnDemandThroughputSettings"),
  },
  copies: (resource, model, allowed) => copiesOfTable(asTable(resource), model, allowed),
  also: (resource, model, allowed) => netsOfTable(asTable(resource), model, allowed),
};

export const dynamodb = [table, globalTable] as const;
