import type { Loose } from "../template/loose.ts";
import { modelOf, type Place } from "../template/model.ts";
import { may } from "./duty.ts";
import type { Effect } from "./effects.ts";
import { accessOf } from "./statements.ts";

/** Which roles may read, write and delete in a store, by their places in the stack. */
export type Holders = { readonly store: string } & Readonly<
  Record<Exclude<Effect, "tag">, readonly string[]>
>;

/** Who may do what to every table and bucket that claims data, computed from the template's roles and policies. */
export const whoMay = (template: Loose, place: Place): readonly Holders[] => {
  const model = modelOf(template, place);
  return model
    .ofType("AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable", "AWS::S3::Bucket")
    .filter(({ claim }) => claim !== undefined)
    .map((store) => {
      const able = (effect: Effect) =>
        accessOf(model)
          .filter((access) => may(access, effect, store))
          .map(({ role }) => role.path.replace(/\/Role$/, ""));
      return {
        store: store.path,
        read: able("read"),
        write: able("write"),
        delete: able("delete"),
      };
    });
};

/** Who may do what, as a table in Markdown. */
export const rightsInMarkdown = (template: Loose, place: Place): string =>
  [
    "| store | read | write | delete |",
    "| --- | --- | --- | --- |",
    ...whoMay(template, place).map(
      (holders) =>
        `| \`${holders.store}\` | ${[holders.read, holders.write, holders.delete].map(namesOf).join(" | ")} |`,
    ),
  ].join("\n");

const namesOf = (names: readonly string[]): string => names.join(", ") || "nobody";
