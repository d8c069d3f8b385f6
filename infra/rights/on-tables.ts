import type { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { dueIndex, namedIndex, type Table, tableVariable } from "../../functions/policy/names.ts";
import type { TableRight, TableRights } from "../actions/action.ts";
import type { Resources } from "../resources.ts";
import { allow, type Grant, nothing, through } from "./grant.ts";

const indexes = { "query-due": dueIndex, "query-named": namedIndex } as const;
const isOfIndex = (right: TableRight): right is keyof typeof indexes => right in indexes;

const actionsOf: Readonly<Record<Exclude<TableRight, keyof typeof indexes>, readonly string[]>> = {
  get: ["dynamodb:GetItem", "dynamodb:BatchGetItem"],
  check: ["dynamodb:ConditionCheckItem"],
  put: ["dynamodb:PutItem"],
  update: ["dynamodb:UpdateItem"],
  "batch-write": ["dynamodb:BatchWriteItem"],
  delete: ["dynamodb:DeleteItem"],
  query: ["dynamodb:Query"],
  scan: ["dynamodb:Scan"],
  "batch-insert": ["dynamodb:PartiQLInsert"],
  "batch-update": ["dynamodb:PartiQLUpdate"],
  "batch-delete": ["dynamodb:PartiQLDelete"],
};

/** Rights on tables, and the variables that name these tables. */
export const onTables = (rights: TableRights, { tables, key }: Resources): Grant => {
  const entries = Object.entries(rights) as [Table, readonly TableRight[]][];
  if (entries.length === 0) return nothing;
  return {
    statements: [
      ...entries.flatMap(([table, wanted]) => onTable(tables[table].tableArn, wanted)),
      through(key, "dynamodb"),
    ],
    variables: Object.fromEntries(
      entries.map(([table]) => [tableVariable(table), tables[table].tableName]),
    ),
  };
};

const onTable = (arn: string, rights: readonly TableRight[]): PolicyStatement[] => {
  const actions = rights.flatMap((right) => (isOfIndex(right) ? [] : actionsOf[right]));
  const queried = rights.filter(isOfIndex).map((right) => `${arn}/index/${indexes[right]}`);
  return [
    ...(actions.length > 0 ? [allow(actions, arn)] : []),
    ...queried.map((index) => allow(["dynamodb:Query"], index)),
  ];
};
