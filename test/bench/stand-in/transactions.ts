import { carryOut } from "./batches.ts";
import { type Item, keyOf, Refusal } from "./values.ts";
import type { World } from "./world.ts";
import { type Conditional, meetsIn, type Plan, plan } from "./writes.ts";

type Part = Conditional & { readonly TableName: string; readonly Item?: Item; readonly Key?: Item };

const planOf = (world: World, part: Part): Plan => {
  const planned = plan(world.table(part.TableName), {
    key: keyOf(part.Item ?? part.Key ?? {}),
    next: () => part.Item,
    ...meetsIn(part),
  });
  return { ...planned, units: planned.units * 2 };
};

/** `TransactWriteItems` of puts and deletions: all or nothing, at twice the price. */
export const transactWrite = (
  world: World,
  { TransactItems }: { readonly TransactItems: readonly Readonly<Record<string, Part>>[] },
) => {
  const plans = TransactItems.flatMap((one) =>
    Object.values(one).map((part) => planOf(world, part)),
  );
  if (plans.some(({ refusal }) => refusal)) {
    throw new Refusal("TransactionCanceledException", "Transaction cancelled", {
      CancellationReasons: plans.map(({ refusal }) => ({
        Code: refusal ? "ConditionalCheckFailed" : "None",
      })),
    });
  }
  for (const planned of plans) carryOut(world, planned);
  return {};
};
