/** `npm run client`: the types of the client, from the document that is served. */
import { writeFileSync } from "node:fs";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import { exact } from "../api/portable/exact.ts";
import served from "../functions/describe-api/openapi.json" with { type: "json" };

/** Types refuse nothing at run time: they may be those of this very release. */
const document = exact(served);

type Operation = { tags?: string[]; responses: Record<string, unknown> };
type Paths = Record<string, Record<string, Operation>>;

/** Whoever speaks these has a client of its own. */
const others = ["OpenDSR", "Tencent Cloud Chat", "Description"];

const isOfOthers = ({ tags = [] }: Operation): boolean => tags.some((tag) => others.includes(tag));

/** Refusals are thrown: an operation keeps the answers that are returned. */
const answersOf = ({ responses, ...operation }: Operation) => ({
  ...operation,
  responses: Object.fromEntries(Object.entries(responses).filter(([status]) => status < "300")),
});

const forClients = (paths: Paths) =>
  Object.fromEntries(
    Object.entries(paths)
      .filter(([, operations]) => !Object.values(operations).some(isOfOthers))
      .map(([path, operations]) => [
        path,
        Object.fromEntries(
          Object.entries(operations).map(([method, operation]) => [method, answersOf(operation)]),
        ),
      ]),
  );

/** Components that nothing refers to any more, not even each other. */
const used = (text: string, name: string): boolean =>
  text.includes(`"#/components/schemas/${name}"`);

const reachable = (
  schemas: Record<string, unknown>,
  from: string,
  known: ReadonlySet<string> = new Set(["Problem"]),
): ReadonlySet<string> => {
  const text = from + JSON.stringify([...known].map((name) => schemas[name]));
  const found = new Set(Object.keys(schemas).filter((name) => known.has(name) || used(text, name)));
  return found.size === known.size ? known : reachable(schemas, from, found);
};

/** Members that say what is not there, and examples: two thirds of the text. */
const without = (text: string): string => text.replace(/^ +\w+\?: never;\n/gm, "");

const noExample = (key: string, value: unknown) => (key === "example" ? undefined : value);

/** The text of `schema.ts`. */
export const generated = async (): Promise<string> => {
  const paths = forClients(document.paths as unknown as Paths);
  const said = JSON.stringify([paths, document.webhooks]);
  const names = reachable(document.components.schemas, said);
  const schemas = Object.fromEntries(
    Object.entries(document.components.schemas).filter(([name]) => names.has(name)),
  );
  const { openapi, info } = document;
  const whole = { openapi, info, paths, components: { schemas } };
  const own = JSON.parse(JSON.stringify(whole, noExample)) as OpenAPI3;
  const text = astToString(await openapiTS(own));
  return `// Made by \`npm run client\` from the API's description.\n${without(text)}`;
};

export const schemaFile = new URL("schema.ts", import.meta.url);

if (process.argv[1] === import.meta.filename) writeFileSync(schemaFile, await generated());
