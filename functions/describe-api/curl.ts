/** An operation as a line for a shell, which has the address, the app and a token in `API`, `APP` and `TOKEN`. */
import type { operationsIn } from "./operations.ts";

type Operation = ReturnType<typeof operationsIn>[number];

const variable = (name: string): string =>
  name === "appId" ? "APP" : name.replace(/([a-z])([A-Z])/g, "$1_$2").toUpperCase();

const inDoubleQuotes = (text: string): string => `"${text}"`;
const inSingleQuotes = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Members of a path are variables, each of its own name. */
const address = ({ path, parameters }: Operation): string => {
  const query = parameters
    .filter((one) => one.in === "query" && one.required)
    .map(({ name }) => `${name}=$${variable(name)}`);
  const place = path.replace(/\{(\w+)\}/g, (_, name: string) => `$${variable(name)}`);
  return inDoubleQuotes(`$API${place}${query.length > 0 ? `?${query.join("&")}` : ""}`);
};

const headers = ({ scopes, parameters, bodyType }: Operation): string[] => [
  ...(scopes.length > 0 ? ["authorization: Bearer $TOKEN"] : []),
  ...parameters
    .filter((one) => one.in === "header" && one.required)
    .map(({ name }) => `${name.toLowerCase()}: $${variable(name.replaceAll("-", "_"))}`),
  ...(bodyType === undefined ? [] : [`content-type: ${bodyType}`]),
];

export const curlOf = (operation: Operation): string => {
  const { method, body } = operation;
  const verb = method === "GET" || (method === "POST" && body) ? "" : `-X ${method} `;
  return [
    `curl ${verb}${address(operation)}`,
    ...headers(operation).map((one) => `  -H ${inDoubleQuotes(one)}`),
    ...(body === undefined ? [] : [`  -d ${inSingleQuotes(JSON.stringify(body.example ?? {}))}`]),
  ].join(" \\\n");
};
