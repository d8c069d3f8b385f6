/** Writes that met a transaction under way: each is refused in the words of its operation, and did nothing. */
import type { Named, Request } from "./calls.ts";
import type { Answer } from "./refusals.ts";

const conflict = "TransactionConflict";
const message = "Transaction is ongoing for the item";

const json = (status: number, body: object): Answer => ({
  status,
  headers: { "content-type": "application/x-amz-json-1.0" },
  body: Buffer.from(JSON.stringify(body)),
});

const exception = (name: string, more: object): Answer =>
  json(400, { __type: `com.amazonaws.dynamodb.v20120810#${name}`, ...more });

/** The first item of a transaction is in another's hands. */
const cancelled = ({ TransactItems }: { readonly TransactItems: readonly object[] }): Answer => {
  const CancellationReasons = TransactItems.map((_, index) =>
    index === 0 ? { Code: conflict, Message: message } : { Code: "None" },
  );
  return exception("TransactionCanceledException", { Message: message, CancellationReasons });
};

const statements = ({ Statements }: { readonly Statements: readonly object[] }): Answer =>
  json(200, { Responses: Statements.map(() => ({ Error: { Code: conflict, Message: message } })) });

/** The refusal of a write; undefined of what meets no transaction. */
export const conflictOf = ({ operation }: Named, { body }: Request): Answer | undefined => {
  if (["PutItem", "UpdateItem", "DeleteItem"].includes(operation)) {
    return exception(`${conflict}Exception`, { message });
  }
  if (operation === "TransactWriteItems") return cancelled(JSON.parse(body.toString()));
  if (operation === "BatchExecuteStatement") return statements(JSON.parse(body.toString()));
  return undefined;
};
