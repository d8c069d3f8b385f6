/**
 * Calls that are answered with success and were not carried out in whole: the last of what they asked for is left
 * out, and the answer says so in its own way.
 */
import type { Named, Request } from "./calls.ts";
import type { Answer } from "./refusals.ts";

/**
 * What is passed on of a request, if anything, and what is made of its answer; `lost` is what is made of the answer to
 * all of it, when the last part took effect and is said to have been refused.
 */
export type Partial = {
  readonly pass?: Buffer;
  readonly answer: (answer: Answer | undefined) => Answer;
  readonly lost: (answer: Answer) => Answer;
};

type Json = Record<string, unknown>;
const parsed = (body: Buffer): Json => JSON.parse(body.toString());
const bytes = (json: object): Buffer => Buffer.from(JSON.stringify(json));
const type = { "content-type": "application/x-amz-json-1.0" };

const changed = (answer: Answer | undefined, change: (json: Json) => object): Answer => {
  const { status, body } = answer ?? { status: 200, body: Buffer.from("{}") };
  return { status, headers: type, body: bytes(change(parsed(body))) };
};

/** One statement of a batch is throttled; the others are carried out. */
const batchOfStatements = (json: Json): Partial => {
  const statements = json.Statements as object[];
  const rest = statements.slice(0, -1);
  const refusal = { Error: { Code: "ThrottlingError", Message: "refused" } };
  const answer = (whole: Answer | undefined) =>
    changed(whole, ({ Responses = [] }) => ({ Responses: [...(Responses as object[]), refusal] }));
  const lost = (whole: Answer) =>
    changed(whole, ({ Responses }) => ({
      Responses: [...(Responses as object[]).slice(0, -1), refusal],
    }));
  const partial = { answer, lost };
  return rest.length === 0 ? partial : { ...partial, pass: bytes({ ...json, Statements: rest }) };
};

/** One table of a batch of reads is left unread. */
const batchOfReads = (json: Json): Partial => {
  const [last, ...rest] = Object.entries(json.RequestItems as object).reverse();
  const unread = last === undefined ? {} : { [last[0]]: last[1] };
  const answer = (whole: Answer | undefined) =>
    changed(whole, (said) => ({ Responses: {}, ...said, UnprocessedKeys: unread }));
  const partial = { answer, lost: answer };
  if (rest.length === 0) return partial;
  return { ...partial, pass: bytes({ ...json, RequestItems: Object.fromEntries(rest) }) };
};

const events = (json: Json): Partial => {
  const entries = (json.Entries as object[]).map(() => ({ ErrorCode: "InternalFailure" }));
  const body = bytes({ FailedEntryCount: entries.length, Entries: entries });
  const headers = { "content-type": "application/x-amz-json-1.1" };
  const answer = () => ({ status: 200, headers, body });
  return { answer, lost: answer };
};

/** All is deleted but the last object, which the answer names. */
const deletion = (body: Buffer): Partial => {
  const objects = body.toString().match(/<Object>.*?<\/Object>/gs) ?? [];
  const last = objects.at(-1) ?? "";
  const key = /<Key>(.*?)<\/Key>/s.exec(last)?.[1] ?? "";
  const error = `<Error><Key>${key}</Key><Code>InternalError</Code><Message>refused</Message></Error>`;
  const none = '<?xml version="1.0"?><DeleteResult></DeleteResult>';
  const answer = (whole: Answer | undefined): Answer => ({
    status: 200,
    headers: { "content-type": "application/xml" },
    body: Buffer.from(
      (whole?.body.toString() ?? none)
        .replace(/<DeleteResult([^>]*)\/>/, "<DeleteResult$1></DeleteResult>")
        .replace("</DeleteResult>", `${error}</DeleteResult>`),
    ),
  });
  const partial = { answer, lost: answer };
  if (objects.length < 2) return partial;
  return { ...partial, pass: Buffer.from(body.toString().replace(last, "")) };
};

/** How a call is carried out in part; undefined if it is one thing only. */
export const partialOf = ({ operation }: Named, { body }: Request): Partial | undefined => {
  if (operation === "BatchExecuteStatement") return batchOfStatements(parsed(body));
  if (operation === "BatchGetItem") return batchOfReads(parsed(body));
  if (operation === "PutEvents") return events(parsed(body));
  if (operation === "POST ?delete") return deletion(body);
  return undefined;
};
