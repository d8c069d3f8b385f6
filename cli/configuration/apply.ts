import type { Holding } from "../../client/holdings.ts";
import { ProblemError } from "../../client/problem-error.ts";
import type { Cli } from "../cli.ts";
import { Failure } from "../failure.ts";
import { asIfText } from "../holdings/text.ts";
import type { Api } from "../http/api.ts";
import { coloured } from "./coloured.ts";
import { differenceOf, replace, type Versioned } from "./document.ts";
import { shortened, supposed } from "./shortens.ts";

export type Change = {
  readonly before: Versioned;
  readonly after: Versioned;
  readonly name: string;
  readonly preview?: boolean | undefined;
};

/** What a change would do: the difference, and what is held of the categories that are kept for less. */
export type Foreseen = {
  readonly difference: string;
  readonly categories: readonly Holding[];
};

export type Outcome =
  | { readonly kind: "same" }
  | ({ readonly kind: "preview" } & Foreseen)
  | ({ readonly kind: "changed" } & Versioned);

/** Secrets are in no answer: that they are set anew is no difference that could be seen. */
const isNothing = (difference: string, { after }: Change): boolean =>
  difference === "" && after.document.secrets === undefined;

/** A secret is not shown, neither on a terminal nor in a log. */
const withoutSecrets = ({ document }: Versioned) => {
  const { secrets, ...rest } = document;
  return secrets === undefined ? rest : { ...rest, secrets: "(set anew)" };
};

const warning = ({ before, after }: Change): string => {
  const categories = shortened(before.document, after.document);
  if (categories.length === 0) return "The configuration will be changed.";
  return `What is older than the new period will be erased at once: ${categories.join(", ")}.`;
};

/** What would be erased at once, counted by the deployment; nothing if no period becomes shorter. */
const counted = async (cli: Cli, api: Api, { before, after }: Change): Promise<Holding[]> => {
  const categories = shortened(before.document, after.document);
  if (categories.length === 0) return [];
  const { holdingsOf } = await import("../holdings/holdings.ts");
  const asked = categories.map((one) => holdingsOf(api, cli.app(), supposed(after.document, one)));
  return (await Promise.all(asked)).flatMap(({ categories: rows }) => rows);
};

/** What cannot be foreseen is no reason not to try: what is wrong with a change the change itself is told. */
const unless =
  (isAsked = false) =>
  (error: unknown): Holding[] => {
    if (isAsked || !(error instanceof ProblemError)) throw error;
    return [];
  };

/** Somebody else's change must not be lost unseen. */
const refuseStale = ({ before, after, name }: Change): void => {
  if (after.etag === undefined || after.etag === before.etag) return;
  throw new Failure(
    "refused",
    `${name} was made from version ${after.etag}; deployed is ${before.etag}`,
    "The difference above holds somebody else's change: `configuration show --save` and begin again",
  );
};

/** Shows a change and what it would erase, asks, and makes it, if the configuration is still as it was when the change began. */
export const apply = async (cli: Cli, api: Api, change: Change): Promise<Outcome> => {
  const { before, after, name } = change;
  const difference = differenceOf(before.document, withoutSecrets(after), name);
  if (isNothing(difference, change)) return { kind: "same" };
  cli.note(coloured(cli, difference));
  refuseStale(change);
  const categories = await counted(cli, api, change).catch(unless(change.preview));
  if (categories.length > 0) cli.note(asIfText({ categories }));
  if (change.preview) return { kind: "preview", difference, categories };
  await cli.confirm(warning(change));
  const made = await replace(cli, api, { document: after.document, etag: before.etag });
  return { kind: "changed", ...made };
};
