/** A configuration as a file: the API's document, and beside it the version that it was made from. */
import { readFileSync } from "node:fs";
import { createTwoFilesPatch } from "diff";
import type { Cli } from "../cli.ts";
import { Failure, lineOf } from "../failure.ts";
import type { Api, Schemas } from "../http/api.ts";

export type Document = Readonly<Record<string, unknown>>;
export type Versioned = { readonly document: Document; readonly etag: string | undefined };

/** The member of a file that names the version; the API does not take it. */
const versionMember = "$etag";

export const textOf = (document: Document): string => `${JSON.stringify(document, null, 2)}\n`;

export const fileText = ({ document, etag }: Versioned): string =>
  textOf({ [versionMember]: etag, ...document });

/** The document of a text, and the version that it names if it does. Throws "usage" for what is no JSON object. */
export const documentIn = (text: string, name: string): Versioned => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Failure("usage", `${name} is not JSON: ${lineOf(error)}`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Failure("usage", `${name} is not a configuration: it must be a JSON object`);
  }
  const { [versionMember]: etag, ...document } = value as Document;
  return { document, etag: typeof etag === "string" ? etag : undefined };
};

/** The document of a file, or of the standard input for `-`. */
export const documentOf = async ({ io }: Cli, file: string): Promise<Versioned> => {
  if (file === "-") return documentIn(await io.input(), "stdin");
  try {
    return documentIn(readFileSync(file, "utf8"), file);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure("usage", lineOf(error));
  }
};

type Reply = { readonly data?: Document; readonly response: Response };

const versioned = ({ data = {}, response }: Reply): Versioned => ({
  document: data,
  etag: response.headers.get("etag") ?? undefined,
});

const place = "/v1/apps/{appId}/configuration";
const appOf = (cli: Cli) => ({ appId: cli.app() });

export const read = async (cli: Cli, api: Api): Promise<Versioned> =>
  versioned(await api.GET(place, { params: { path: appOf(cli) } }));

/** Replaces the version that is named, and no other (RFC 9110, If-Match). What is wrong with the document the API says. */
export const replace = async (
  cli: Cli,
  api: Api,
  { document, etag = "" }: Versioned,
): Promise<Versioned> =>
  versioned(
    await api.PUT(place, {
      params: { path: appOf(cli), header: { "if-match": etag } },
      body: document as Schemas["ConfigurationDocument"],
    }),
  );

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(members.map(([name, inner]) => [name, sorted(inner)]));
};

const lines = (document: Document): string => textOf(sorted(document) as Document);

/** What differs, as a unified diff without regard to the order of members; empty if nothing does. */
export const differenceOf = (before: Document, after: Document, name: string): string => {
  const [one, other] = [lines(before), lines(after)];
  if (one === other) return "";
  const patch = createTwoFilesPatch("deployed", name, one, other, "", "", { context: 3 });
  return patch.replace(/^=+\n/, "").trimEnd();
};
