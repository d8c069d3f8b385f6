/**
 * Write once: a message whose id and instant are taken is either the same one sent again, or another one, which is not
 * stored and never dropped in silence.
 */
import { isDeepStrictEqual } from "node:util";
import type { Medium } from "../../domain/media.ts";
import type { Records, Stored, Vault } from "../../ports.ts";
import { placeName } from "../retention/store.ts";
import { isUnder, opened } from "../sealing/sealed.ts";
import type { MessageDraft } from "./claim-media.ts";

type Looking = { readonly records: Records; readonly vault: Vault };
type Content = MessageDraft["content"] & { readonly details?: readonly Medium[] };

/** Media that a webhook names are fetched later, and are no part of what was sent. */
const idsIn = ({ elements, details = [] }: Content): readonly string[] =>
  elements === undefined ? details.map(({ mediaId }) => mediaId) : [];

/** As it lies sealed: without what is undefined. */
const plain = (content: object): unknown => JSON.parse(JSON.stringify(content));

/** Whether a record is another message than the draft; of a recalled or unreadable one nobody can say, so it is not. */
const isOther = (vault: Vault, record: Stored | undefined, draft: MessageDraft): boolean => {
  if (record === undefined || record.recalled === true || !isUnder(vault, record)) return false;
  const there = opened<Content>(vault, record);
  const { details, ...content } = there;
  const isSame = isDeepStrictEqual(content, plain(draft.content));
  return !(isSame && isDeepStrictEqual([...idsIn(there)].sort(), [...draft.mediaIds].sort()));
};

/** Which drafts, by their places in the batch, are other messages than lie where they were to lie; one read for each. */
export const differingFrom = async (
  { records, vault }: Looking,
  drafts: readonly MessageDraft[],
  taken: readonly string[],
): Promise<readonly number[]> => {
  const late = [...drafts.entries()].filter(([, draft]) => taken.includes(placeName(draft)));
  const found = await Promise.all(
    late.map(async ([index, draft]) =>
      isOther(vault, await records.get(draft), draft) ? [index] : [],
    ),
  );
  return found.flat();
};
