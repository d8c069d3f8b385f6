/**
 * Runs a worker, or a call, and does something between its steps: at the seam where it asks DynamoDB over HTTP, whatever
 * code asks. What is done meanwhile asks DynamoDB too, and is not interrupted itself.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";

/** What somebody is about to ask: the name of the operation, and its input as text. */
export type Step = { readonly operation: string; readonly input: string };
type Before = (step: Step) => Promise<void>;

type Request = { readonly headers: Readonly<Record<string, string>>; readonly body?: unknown };
type Handle = (request: Request, ...rest: unknown[]) => Promise<unknown>;

const listening = new AsyncLocalStorage<Before>();
const prototype: { handle: Handle } = Object.getPrototypeOf(
  new DynamoDBClient({}).config.requestHandler,
);
const { handle } = prototype;

const overheard: Handle = async function (this: unknown, request, ...rest) {
  const [, operation = ""] = request.headers["x-amz-target"]?.split(".") ?? [];
  const step = { operation, input: String(request.body ?? "") };
  if (operation !== "") await listening.getStore()?.(step);
  return Reflect.apply(handle, this, [request, ...rest]);
};

/** Acts, and calls `before` ahead of each step. */
export const between = async (act: () => Promise<unknown>, before: Before): Promise<void> => {
  prototype.handle = overheard;
  await listening.run(before, act);
};

/** Acts without being interrupted. */
export const aside = <T>(act: () => Promise<T>): Promise<T> => listening.exit(act);
