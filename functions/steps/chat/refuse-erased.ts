import { entryName } from "../../domain/ledger/entry.ts";
import { Problem } from "../../domain/problem.ts";
import type { ErasedUntil } from "../../ports.ts";

/** Who wrote a message, in which conversation (digests), and its clock (epoch ms). */
export type Written = {
  readonly partition: { readonly app: string; readonly group: string };
  readonly author: string;
  readonly at: number;
};

const namesOf = ({ partition: { group }, author }: Written): readonly string[] => [
  entryName({ kind: "author", author, at: 0 }),
  entryName({ kind: "conversation", group, at: 0 }),
];

/**
 * Invariant 11: what is erased stays erased. Refuses messages that come late: sent before their author, or their
 * conversation, was erased. Throws an "erased-person" that names their places only.
 */
export const refuseErased = async (
  erasedUntil: ErasedUntil,
  app: string,
  messages: readonly Written[],
  now: number,
): Promise<void> => {
  const until = await erasedUntil(app, [...new Set(messages.flatMap(namesOf))], now);
  if (until.size === 0) return;
  const isErased = (one: Written) => namesOf(one).some((name) => one.at <= (until.get(name) ?? -1));
  const errors = messages.flatMap((one, index) =>
    isErased(one) ? [{ field: `messages.${index}`, problem: "was sent before it was erased" }] : [],
  );
  if (errors.length > 0) throw new Problem("erased-person", undefined, errors);
};
