/**
 * What a call to DynamoDB costs. DynamoDB Local says it for most calls; where it says nothing or too little
 * (batches of PartiQL, empty reads, transactions, refused conditions) AWS's published rules stand in.
 */

/** Write and read units of one call. */
export type Units = { readonly wru: number; readonly rru: number };

export type Call = {
  /** The operation, such as `Query`. */
  readonly operation: string;
  readonly request: Body;
  readonly response: Body;
  readonly ok: boolean;
};

type Value = Readonly<Record<string, unknown>>;
type Body = Readonly<Record<string, unknown>>;
type Consumed = { readonly CapacityUnits?: number };
type Statement = { readonly Statement: string; readonly Parameters?: readonly Value[] };

const reads = new Set(["GetItem", "Query", "Scan", "BatchGetItem"]);
const kilobyte = 1024;

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);

const consumedOf = ({ ConsumedCapacity = [] }: Body): number =>
  sum([ConsumedCapacity].flat().map((one) => (one as Consumed).CapacityUnits ?? 0));

/** The size of an attribute as DynamoDB counts it, numbers roughly (bytes). */
const sizeOf = (value: Value): number => {
  const [type = "", content] = Object.entries(value)[0] ?? [];
  if (type === "L") return 3 + sum((content as Value[]).map((one) => 1 + sizeOf(one)));
  if (type === "M") {
    const entries = Object.entries(content as Record<string, Value>);
    return 3 + sum(entries.map(([name, one]) => 1 + name.length + sizeOf(one)));
  }
  return type === "N" ? Math.ceil(String(content).length / 2) + 1 : String(content).length;
};

const namesIn = (statement: string): number =>
  sum([...statement.matchAll(/'([^']+)': \?/g)].map(([, name = ""]) => name.length));

/** A directory row has an entry in the index of what is due: it goes with the row, or goes and comes as the row moves. */
const inIndex = (text: string): number => {
  if (!text.includes('"touched"')) return 0;
  return text.startsWith("DELETE") ? 1 : 2;
};

/** A statement writes at least a unit, also when its condition refuses it; what is deleted is below 1 KB here. */
const unitsOfStatement = ({ Statement: text, Parameters = [] }: Statement): number =>
  text.startsWith("INSERT")
    ? Math.ceil((namesIn(text) + sum(Parameters.map(sizeOf))) / kilobyte)
    : 1 + inIndex(text);

/** An item of a transaction costs twice what it costs alone. */
const leastWrites = ({ operation, request, ok }: Call): number => {
  if (operation === "BatchExecuteStatement") {
    return sum((request.Statements as Statement[]).map(unitsOfStatement));
  }
  if (operation === "TransactWriteItems") return 2 * (request.TransactItems as unknown[]).length;
  return ok ? 0 : 1;
};

const leastReads = ({ operation, request }: Call): number => {
  if (operation !== "BatchGetItem") return request.ConsistentRead === true ? 1 : 0.5;
  const tables = Object.values(request.RequestItems as Record<string, Body>);
  return sum(
    tables.map(
      ({ Keys, ConsistentRead }) => (Keys as unknown[]).length * (ConsistentRead ? 1 : 0.5),
    ),
  );
};

const isRefused = ({ response }: Call): boolean =>
  /ConditionalCheckFailed|TransactionCanceled/.test(String(response.__type));

/** What a call costs; one that failed for another reason than its condition costs nothing. */
export const unitsOf = (call: Call): Units => {
  if (!call.ok && !isRefused(call)) return { wru: 0, rru: 0 };
  const said = consumedOf(call.response);
  return reads.has(call.operation)
    ? { wru: 0, rru: Math.max(said, leastReads(call)) }
    : { wru: Math.max(said, leastWrites(call)), rru: 0 };
};

const tablesInTransaction = (actions: readonly Body[]): string[] =>
  actions.flatMap((action) => Object.values(action).map((one) => String((one as Body).TableName)));

const tablesInStatements = (statements: readonly Statement[]): string[] =>
  statements.flatMap(({ Statement: text }) => /"([^"]+)"/.exec(text)?.[1] ?? []);

/** The names of the tables of a call, each once, in order, with a space between them. */
export const tablesOf = ({ request }: Call): string => {
  const { TableName, RequestItems = {}, TransactItems = [], Statements = [] } = request;
  const names = [
    ...(TableName === undefined ? [] : [String(TableName)]),
    ...Object.keys(RequestItems as object),
    ...tablesInTransaction(TransactItems as Body[]),
    ...tablesInStatements(Statements as Statement[]),
  ];
  return [...new Set(names)].sort().join(" ");
};
