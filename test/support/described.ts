/** Whether an answer is one that the description of the API allows. Schemas are compiled when first needed, once. */

import Ajv2020, { type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { exact } from "../../api/portable/exact.ts";
import served from "../../functions/describe-api/openapi.json" with { type: "json" };

type Media = { readonly schema: object };
type Response = { readonly $ref?: string; readonly content?: Readonly<Record<string, Media>> };
type Operation = { readonly responses: Readonly<Record<string, Response>> };

/** An answer as it went over the wire; `body` is parsed if it is JSON. */
export type Described = {
  readonly status: number;
  readonly type: string | undefined;
  readonly body: unknown;
};

/** Clients take more than this release answers; the tests do not. */
const document = exact(served);

const ajv = new Ajv2020.default({ strict: false, validateSchema: false });
addFormats.default(ajv);
ajv.addFormat("base64", /^[A-Za-z0-9+/]*={0,2}$/);
ajv.addSchema(document, "openapi");

const compiled = new Map<string, ValidateFunction>();

const validatorAt = (pointer: string): ValidateFunction => {
  const known = compiled.get(pointer) ?? ajv.compile({ $ref: `openapi#${pointer}` });
  compiled.set(pointer, known);
  return known;
};

const escaped = (part: string): string =>
  encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"));

type Found = { readonly response: Response; readonly pointer: string };

const inPlace = (response: Response, pointer: string): Found => {
  const name = response.$ref?.split("/").at(-1);
  if (name === undefined) return { response, pointer };
  const responses: Readonly<Record<string, Response>> = document.components.responses;
  return { response: responses[name] ?? {}, pointer: `/components/responses/${name}` };
};

/** How the document names the methods that a path does not know. */
const others = "x-other-methods";

/** The response of a route for a status. */
const responseOf = (route: string, status: string): Found | undefined => {
  const [method = "", path = ""] = route.split(" ");
  const member = method === "ANY" ? others : method.toLowerCase();
  const paths = document.paths as unknown as Record<string, Record<string, Operation>>;
  const found = paths[path]?.[member]?.responses[status];
  const at = `/paths/${escaped(path)}/${member}/responses/${status}`;
  return found && inPlace(found, at);
};

const bodyAmiss = ({ response, pointer }: Found, { type, body }: Described): string | undefined => {
  const content = response.content ?? {};
  if (Object.keys(content).length === 0) return body === undefined ? undefined : "has a body";
  const mime = type?.split(";")[0] ?? "(no type)";
  if (content[mime] === undefined) return `is of type ${mime}`;
  const validate = validatorAt(`${pointer}/content/${escaped(mime)}/schema`);
  if (validate(body)) return undefined;
  return ajv.errorsText(validate.errors, { dataVar: "body" });
};

/** What is amiss with an answer of a route; nothing if the description allows it. */
export const amiss = (route: string, answer: Described): string | undefined => {
  const found = responseOf(route, String(answer.status));
  if (found === undefined) return `${route}: ${answer.status} is not described`;
  const problem = bodyAmiss(found, answer);
  return problem && `${route}: the answer ${answer.status} ${problem}`;
};
