import type { Wanted, Wants } from "./wanted.ts";

type Keyed = Readonly<Record<string, { readonly TableName: string }>>;
type Input = {
  readonly TableName?: string;
  readonly IndexName?: string;
  readonly RequestItems?: Readonly<Record<string, unknown>>;
  readonly TransactItems?: readonly Keyed[];
  readonly Statements?: readonly { readonly Statement: string }[];
  readonly TransactStatements?: readonly { readonly Statement: string }[];
  readonly Statement?: string;
};

type OnTable = { readonly action: string; readonly table: string; readonly index?: string };

/** A transaction is judged item by item, by what it does to each. */
const ofTransaction = (item: Keyed): OnTable => {
  const [[kind, { TableName }] = ["", { TableName: "" }]] = Object.entries(item);
  return {
    action: kind === "ConditionCheck" ? "ConditionCheckItem" : `${kind}Item`,
    table: TableName,
  };
};

const verbs: Readonly<Record<string, string>> = {
  INSERT: "PartiQLInsert",
  UPDATE: "PartiQLUpdate",
  DELETE: "PartiQLDelete",
  SELECT: "PartiQLSelect",
};

const ofStatement = ({ Statement }: { readonly Statement: string }): OnTable => {
  const [verb = ""] = Statement.trim().toUpperCase().split(/\s/);
  const [, table = "", index] = /"([^"]+)"(?:\."([^"]+)")?/.exec(Statement) ?? [];
  return { action: verbs[verb] ?? verb, table, ...(index === undefined ? {} : { index }) };
};

const onTables = (operation: string, input: Input): readonly OnTable[] => {
  const statements = input.Statements ?? input.TransactStatements;
  if (input.Statement !== undefined) return [ofStatement({ Statement: input.Statement })];
  if (statements !== undefined) return statements.map(ofStatement);
  if (input.TransactItems !== undefined) return input.TransactItems.map(ofTransaction);
  const tables =
    input.RequestItems === undefined ? [input.TableName] : Object.keys(input.RequestItems);
  const index = input.IndexName === undefined ? {} : { index: input.IndexName };
  return tables.flatMap((table) =>
    table === undefined ? [] : [{ action: operation, table, ...index }],
  );
};

/** DynamoDB opens a table with our key on its caller's behalf. */
export const dynamodbWants: Wants = (operation, { body }, { region, account, storeKey }) => {
  const wanted = new Map<string, Wanted>();
  const add = (one: Wanted) => wanted.set(`${one.action} ${one.resource}`, one);
  for (const { action, table, index } of onTables(operation, JSON.parse(body.toString()))) {
    const arn = `arn:aws:dynamodb:${region}:${account}:table/${table}`;
    add({
      action: `dynamodb:${action}`,
      resource: index === undefined ? arn : `${arn}/index/${index}`,
    });
  }
  if (wanted.size === 0) return [];
  const context = { "kms:viaservice": [`dynamodb.${region}.amazonaws.com`] };
  add({ action: "kms:Decrypt", resource: storeKey, context });
  return [...wanted.values()];
};
