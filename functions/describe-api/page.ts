/**
 * The description as a page: HTML, a style sheet and a small script of its own, so that a browser can be told to load and run
 * nothing else. It is made from the document alone, at the first start of the function.
 */
import { curlOf } from "./curl.ts";
import { type OpenApi, operationsIn, schemaOf } from "./operations.ts";
import { script } from "./script.ts";
import { css } from "./style.ts";
import { inWords } from "./words.ts";

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

/** Text in which what stands between backquotes is code. */
const prose = (text: string): string => escaped(text).replace(/`([^`]+)`/g, "<code>$1</code>");

type Operation = ReturnType<typeof operationsIn>[number];

const parameter = ({
  name,
  in: at,
  required,
  schema,
  description = "",
}: Operation["parameters"][number]) =>
  `<tr><th>${code(name)}</th><td>${at}${required ? ", required" : ""}</td><td>${prose(description)}</td><td>${escaped(inWords(schema))}</td></tr>`;

const parameters = ({ parameters: all }: Operation): string =>
  all.length === 0 ? "" : `<h3>Parameters</h3><table>${all.map(parameter).join("")}</table>`;

const body = ({ body: sent }: Operation): string =>
  sent === undefined
    ? ""
    : `<h3>Body: ${linkTo(schemaOf(sent.schema))}</h3>${sent.example ? `<pre>${json(sent.example)}</pre>` : ""}`;

const shell = (one: Operation): string =>
  `<div><h3>curl</h3><pre class="curl" tabindex="0">${escaped(curlOf(one))}</pre></div>`;

const answer = ({ status, description, schemas }: Operation["answers"][number]): string =>
  `<tr><th>${escaped(status)}</th><td>${escaped(description)}</td><td>${schemas.map(linkTo).join(", ")}</td></tr>`;

const operation = (one: Operation): string =>
  `<details id="${idOf(one.id)}"><summary><b>${one.method}</b> ${code(one.path)} ${escaped(one.summary)}</summary>
<div class="call"><div><p>${prose(one.details)}</p><p>${one.scopes.length === 0 ? "Open to everybody." : `A token with ${one.scopes.map(code).join(" or ")}.`}</p>
${parameters(one)}</div>${shell(one)}</div>${body(one)}<h3>Answers</h3><table>${one.answers.map(answer).join("")}</table></details>`;

const section = (name: string, inner: string): string =>
  `<section id="about-${idOf(name)}"><h2>${escaped(name)}</h2>${inner}</section>`;

const theme = (name: string, all: readonly Operation[]): string =>
  section(
    name,
    all
      .filter(({ tag }) => tag === name)
      .map(operation)
      .join("\n"),
  );

const entry = (name: string): string =>
  `<li><a href="#about-${idOf(name)}">${escaped(name)}</a></li>`;

const navigation = (names: readonly string[]): string =>
  `<nav aria-label="Themes"><ul>${names.map(entry).join("")}</ul></nav>
<p class="search" hidden><label for="search">Search</label> <input id="search" type="search"> <span role="status"></span></p>`;

const schema = ([name, of]: [string, unknown]): string =>
  `<details id="schema-${idOf(name)}"><summary>${code(name)}</summary><pre>${json(of)}</pre></details>`;

/** The page of a document. */
export const pageOf = (document: OpenApi): string => {
  const { info, tags, components } = document;
  const all = operationsIn(document);
  const names = tags.map(({ name }) => name);
  const schemas = Object.entries(components.schemas).map(schema).join("\n");
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(info.title)}: the API</title><style>${css}</style></head><body><main>
<h1>${escaped(info.title)}</h1><p>${escaped(info.summary)}. This page is made from <a href="openapi.json">the description in OpenAPI 3.1</a>.</p>
<h2>Before you call</h2><p>${prose(components.securitySchemes.token.description)}</p>
<p>The lines for a shell take the address, your app and a token from ${["API", "APP", "TOKEN"].map(code).join(", ")}.</p>
${navigation([...names, "Schemas"])}
${names.map((name) => theme(name, all)).join("\n")}
${section("Schemas", schemas)}</main><script>${script}</script></body></html>`;
};
