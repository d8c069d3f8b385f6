/** Every write raises a row's `revision`; one that has none has not been written to since it was made. */
import type { SeenSettings } from "../ports.ts";
import { toItem } from "./items.ts";

/** What was read of a row. */
export type Revised = { readonly revision?: number | undefined };

/** The condition that nobody has written to a row since it was read. */
export const isAsRead = ({ revision }: Revised) =>
  revision === undefined
    ? { condition: "attribute_not_exists(revision)", values: {} }
    : { condition: "revision = :revision", values: { ":revision": revision } };

/** The revision of what is put in a row's place. */
export const raised = ({ revision = 0 }: Revised): Required<Revised> => ({
  revision: revision + 1,
});

/** The same of settings, which have a version of their own. */
export const settingsAsRead = (seen: SeenSettings) => {
  const { condition, values } = isAsRead(seen);
  return {
    ConditionExpression: `version = :version AND ${condition}`,
    ExpressionAttributeValues: toItem({ ...values, ":version": seen.version }),
  };
};
