/**
 * The description as a page: HTML and a style sheet, without any script, so that a browser can be told to run none. It
 * is made from the document alone, at the first start of the function.
 */
import { type OpenApi, operationsIn, schemaOf } from "./operations.ts";
import { css } from "./style.ts";

const entities: Readonly<Record<string, string>> = {
  ...{ "&": "&amp;", "<": "&lt;", ">": "&gt;" },
  ...{ '"': "&quot;", "'": "&#39;" },
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => entities[one] ?? one);

const idOf = (text: string): string => escaped(text.replace(/\W+/g, "-"));

const linkTo = (name: string): string => `<a href="#schema-${idOf(name)}">${escaped(name)}</a>`;

/** JSON in which references lead to their components. */
const json = (value: unknown): string =>
  escaped(JSON.stringify(value, undefined, 2)).replace(
    /&quot;#\/components\/schemas\/(\w+)&quot;/g,
    (_, name: string) => linkTo(name),
  );

const code = (text: string): string => `<code>${escaped(text)}</code>`;

type Operation = ReturnType<typeof operationsIn>[number];

const parameter = ({
  name,
  in: at,
  required,
  schema,
  description = "",
}: Operation["parameters"][number]) =>
  `<tr><th>${code(name)}</th><td>${at}${required ? ", required" : ""}</td><td>${escaped(description)} ${code(JSON.stringify(schema))}</td></tr>`;

const parameters = ({ parameters: all }: Operation): string =>
  all.length === 0 ? "" : `<h4>Parameters</h4><table>${all.map(parameter).join("")}</table>`;

const body = ({ body: sent }: Operation): string =>
  sent === undefined
    ? ""
    : `<h4>Body: ${linkTo(schemaOf(sent.schema))}</h4>${sent.example ? `<pre>${json(sent.example)}</pre>` : ""}`;

const answer = ({ status, description, schemas }: Operation["answers"][number]): string =>
  `<tr><th>${escaped(status)}</th><td>${escaped(description)}</td><td>${schemas.map(linkTo).join(", ")}</td></tr>`;

const operation = (one: Operation): string =>
  `<details id="${idOf(one.id)}"><summary><b>${one.method}</b> ${code(one.path)} ${escaped(one.summary)}</summary>
<p>${escaped(one.details)}</p><p>${one.scopes.length === 0 ? "Open to everybody." : `A token with ${one.scopes.map(code).join(" or ")}.`}</p>
${parameters(one)}${body(one)}<h4>Answers</h4><table>${one.answers.map(answer).join("")}</table></details>`;

const theme = (name: string, all: readonly Operation[]): string =>
  `<h2>${escaped(name)}</h2>${all
    .filter(({ tag }) => tag === name)
    .map(operation)
    .join("\n")}`;

const schema = ([name, of]: [string, unknown]): string =>
  `<details id="schema-${idOf(name)}"><summary>${code(name)}</summary><pre>${json(of)}</pre></details>`;

/** The page of a document. */
export const pageOf = (document: OpenApi): string => {
  const { info, tags, components } = document;
  const all = operationsIn(document);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(info.title)}: the API</title><style>${css}</style></head><body>
<h1>${escaped(info.title)}</h1><p>${escaped(info.summary)}. This page is made from <a href="openapi.json">the description in OpenAPI 3.1</a>.</p>
${tags.map(({ name }) => theme(name, all)).join("\n")}
<h2>Schemas</h2>${Object.entries(components.schemas).map(schema).join("\n")}</body></html>`;
};
