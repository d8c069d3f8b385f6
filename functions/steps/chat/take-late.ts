/**
 * Write once: a message whose id and instant are taken is the same one sent again, a later version of it, which takes its
 * place, or another one, which is not stored and never dropped in silence.
 */
import { isDeepStrictEqual } from "node:util";
import { isReadable } from "../../domain/keeping.ts";
import type { Medium } from "../../domain/media.ts";
import type { Message } from "../../domain/message.ts";
import type { Stored, Vault } from "../../ports.ts";
import { placeName } from "../retention/store.ts";
import { isUnder, opened } from "../sealing/sealed.ts";
import type { MessageDraft } from "./claim-media.ts";
import { type Rewriting, rewrite } from "./rewrite.ts";

type Content = Omit<Message, "media"> & { readonly details?: readonly Medium[] };

/** A draft, by its place in the batch, that is another message than lies where it was to lie; and how it is. */
export type Differing = { readonly index: number; readonly problem: string };

type Outcome = "same" | "edited" | "older" | "other";
const problems: Readonly<Partial<Record<Outcome, string>>> = {
  older: "has been edited since",
  other: "differs from the message that has its id and instant",
};

/** Media that a webhook names are fetched later, and are no part of what was sent. */
const idsIn = ({ elements, details = [] }: Content): readonly string[] =>
  elements === undefined ? details.map(({ mediaId }) => mediaId) : [];

/** As it lies sealed: without what is undefined. */
const plain = (content: object): unknown => JSON.parse(JSON.stringify(content));

/** What an edit leaves as it is. */
const isAlike = (there: Content, { content, mediaIds }: MessageDraft): boolean =>
  there.from === content.from &&
  isDeepStrictEqual(there.elements, content.elements) &&
  isDeepStrictEqual([...idsIn(there)].sort(), [...mediaIds].sort());

const wordsIn = ({ text, cloudCustomData }: Partial<Content>) => plain({ text, cloudCustomData });

/** What a draft is to the message that lies in its place. */
const outcomeOf = (there: Content, draft: MessageDraft): Outcome => {
  const here: Partial<Content> = draft.content;
  if (!isAlike(there, draft)) return "other";
  if (isDeepStrictEqual(wordsIn(there), wordsIn(here))) return "same";
  const [before = -1, now = -1] = [there.editedAt, here.editedAt];
  if (now > before) return "edited";
  return now < before ? "older" : "other";
};

/** Of a record that is recalled or unreadable nobody can say what it was: nothing takes its place. */
const isThere = (
  { vault, keeping, now }: Rewriting,
  record: Stored | undefined,
): record is Stored =>
  record !== undefined &&
  record.recalled !== true &&
  isUnder(vault, record) &&
  isReadable(record, keeping, now);

const detailsIn = (vault: Vault, record: Stored): Partial<Content> => {
  const { details } = opened<Content>(vault, record);
  return details === undefined ? {} : { details };
};

/** Somebody else may change a message in between: it is looked at again. */
const attempts = 5;

const takeOne = async (
  ports: Rewriting,
  draft: MessageDraft,
  left = attempts,
): Promise<Outcome> => {
  const record = await ports.holder.records.get(draft);
  if (!isThere(ports, record)) return "same";
  const outcome = outcomeOf(opened<Content>(ports.vault, record), draft);
  if (outcome !== "edited") return outcome;
  const content = { ...draft.content, ...detailsIn(ports.vault, record) };
  if (await rewrite(ports, record, content)) return outcome;
  if (left === 0) throw new Error("The message has changed");
  return takeOne(ports, draft, left - 1);
};

type Late = readonly (readonly [index: number, draft: MessageDraft])[];

/** Versions of one message one after the other, in the order of the batch. */
const takeAll = async (ports: Rewriting, late: Late) => {
  const taken: { index: number; outcome: Outcome }[] = [];
  for (const [index, draft] of late) taken.push({ index, outcome: await takeOne(ports, draft) });
  return taken;
};

/** Carries out what edits a message, and names what is another one; `taken` are the places where something was. */
export const takeLate = async (
  ports: Rewriting,
  drafts: readonly MessageDraft[],
  taken: readonly string[],
): Promise<{ readonly edited: number; readonly differing: readonly Differing[] }> => {
  const late = taken.map((place) =>
    [...drafts.entries()].filter(([, draft]) => placeName(draft) === place),
  );
  const all = (await Promise.all(late.map((versions) => takeAll(ports, versions)))).flat();
  const differing = all.flatMap(({ index, outcome }) => {
    const problem = problems[outcome];
    return problem === undefined ? [] : [{ index, problem }];
  });
  return {
    edited: all.filter(({ outcome }) => outcome === "edited").length,
    differing: differing.sort((one, other) => one.index - other.index),
  };
};
