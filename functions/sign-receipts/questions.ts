/** What the notary asks a store of records about a deletion that should have left nothing there. */
import { isCopy, messageCopies, profileCopies } from "../domain/copies.ts";
import { isHeld } from "../domain/holds.ts";
import { isAsked, isDue, isUnreadable, type Keeping } from "../domain/keeping.ts";
import { recalledGroup } from "../domain/partition.ts";
import type { Draft } from "../domain/receipt-draft.ts";
import { type Perishable, perishable } from "../policy/categories.ts";
import type { Entry, Found } from "../ports.ts";

/** What a record counts as; a mark of a recall is none of them, and yet was asked for. */
export type As = "left" | "held" | "mark" | undefined;

/** How the records of a partition are counted. */
export type Asking = {
  readonly as: (one: Found) => As;
  /** The directory's row counts as one that is left. */
  readonly row?: boolean;
  /** Records lie in order of time: behind a page without any that is asked for, all are younger. */
  readonly inOrder?: boolean;
};

/** What is asked of a category, in some groups or wherever it lies; nothing about partitions that came later. */
export type Question = {
  readonly category: Perishable;
  readonly groups?: readonly string[] | undefined;
  readonly ask: (entry: Entry) => Asking | undefined;
};

const left = (isLeft: boolean): As => (isLeft ? "left" : undefined);

/** Everything of a purged app: records, and rows of the directory, that came before the id was registered again. */
export const ofPurge = (before: number): readonly Question[] =>
  perishable.map((category) => ({
    category,
    ask: ({ touched }) => (touched < before ? { as: () => "left", row: true } : undefined),
  }));

/** What changed settings made due, by the keeping in force now; marks of recalls stay until no upload can arrive. */
export const ofSettings = (
  { category, ended }: Pick<Draft, "category" | "ended">,
  { holds, ...unheld }: Keeping,
): readonly Question[] => {
  const asDue = (one: Found, group: string): As => {
    if (isUnreadable(one)) return "left";
    if (one.recalled === true) return "mark";
    return isHeld(holds, { group, author: one.author }) ? "held" : "left";
  };
  const ask = ({ partition: { group } }: Entry): Asking => ({
    inOrder: true,
    as: (one) =>
      isUnreadable(one) || isDue(one, group, unheld, ended) ? asDue(one, group) : undefined,
  });
  return [{ category, ask }];
};

/** Where to look for what a request asked for: at a person, in a conversation, or everywhere. */
const groupsOf = ({ group, conversation }: Draft["subject"]): readonly string[] | undefined => {
  if (group !== undefined) return [group, profileCopies(group)];
  if (conversation === undefined) return undefined;
  return [conversation, recalledGroup(conversation), messageCopies];
};

/** What a request asked for and was there before it; what was stored since is another thing. */
export const ofRequest = ({ category, began, subject }: Draft): readonly Question[] => {
  const isLeft = (one: Found) =>
    isUnreadable(one) || isAsked(one, { until: began, author: subject.author });
  const ask = ({ partition: { group } }: Entry): Asking => ({
    as: (one) => left(isLeft(one) && !(isCopy(group) && one.recalled === true)),
  });
  return [{ category, groups: groupsOf(subject), ask }];
};

/** The categories of which nobody can say what is left of a deletion but by their directory: a person's profile lies where its key says. */
export const goesBy = ({ cause, category, subject }: Draft): readonly Perishable[] => {
  if (cause === "purge") return perishable;
  return subject.group === undefined ? [category] : [];
};
