import { operate } from "./operations.ts";
import { seed } from "./seed.ts";
import { type Item, Refusal } from "./values.ts";
import { type Behaviour, world } from "./world.ts";

/** A stand-in without HTTP, its clock held by the test. */
export const given = (behaviour: Behaviour = {}) => {
  const clock = { now: 0 };
  const held = world(behaviour, () => clock.now);
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers freely
  const ask = (operation: string, input: object): any => operate(held, operation, input);
  return { clock, held, ask, counts: () => held.accounts.counts() };
};

/** A key, and the input that puts an item. */
export const key = (pk: string, sk: string): Item => ({ pk: { S: pk }, sk: { S: sk } });
export const put = (item: Item) => ({ TableName: "t", Item: item });
/** The code that AWS refuses with; "none" if it does not. */
export const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return "none";
};

/** The same with records in the partition `p` of the table `t`. */
export const filled = (count: number, bytes: number, behaviour?: Behaviour) => {
  const made = given(behaviour);
  const partitions = [{ pk: "p", count, prefix: "s" }];
  seed(made.held, { table: "t", partitions, bytes, attributes: {}, rows: [] });
  return made;
};
