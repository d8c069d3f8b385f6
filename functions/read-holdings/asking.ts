import * as z from "zod/mini";
import { keepingFor, type Tenant } from "../domain/app.ts";
import { wholeNumber } from "../domain/fields.ts";
import { categoryNames } from "../domain/holdings.ts";
import type { Keeping } from "../domain/keeping.ts";
import { changed, checkConsent } from "../domain/settings.ts";
import { chosenCategories } from "../policy/categories.ts";
import { days } from "../policy/duration.ts";
import { limits } from "../policy/limits.ts";
import { promised } from "../policy/periods.ts";

const number = (min: number, max: number) =>
  z.pipe(z.coerce.number<string>(), wholeNumber({ min, max }));

/**
 * The query: of which category, how many records a page looks at, where to go on, and `store` and `days` as a change of
 * this category's storage might have them.
 */
export const holdingsQuery = z
  .strictObject({
    category: z.optional(z.enum(categoryNames)),
    limit: z._default(number(1, limits.holdings.max), limits.holdings.default),
    cursor: z.optional(z.string().check(z.maxLength(1024))),
    store: z.optional(z.enum(["true", "false"])),
    days: z.optional(number(days(promised.chosenMin), days(promised.chosenMax))),
  })
  .check(
    z.refine(
      ({ category, store, days: asked }) =>
        (store ?? asked) === undefined || chosenCategories.some((one) => one === category),
      {
        error: `must be one of ${chosenCategories.join(", ")} beside store or days`,
        path: ["category"],
      },
    ),
  );
export type HoldingsQuery = z.infer<typeof holdingsQuery>;

/**
 * How a category would be kept after the change that a query supposes, or undefined if it supposes none: by what `PATCH
 * configuration` makes of the same change. Throws "consent-missing" as that does.
 */
export const supposedKeeping = (
  tenant: Tenant,
  { category, store, days: asked }: HoldingsQuery,
  now: number,
): Keeping | undefined => {
  const chosen = chosenCategories.find((one) => one === category);
  if (chosen === undefined || (store ?? asked) === undefined) return undefined;
  const { settings } = tenant;
  const { configuration, consent } = settings;
  const before = configuration.storage[chosen];
  const choice = {
    store: store === undefined ? before.store : store === "true",
    days: asked ?? before.days,
  };
  const storage = { ...configuration.storage, [chosen]: choice };
  checkConsent(consent, storage);
  const after = changed(
    settings,
    { ...settings, configuration: { ...configuration, storage } },
    now,
  );
  return keepingFor({ ...tenant, settings: after }, chosen);
};
