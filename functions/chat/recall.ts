/**
 * Recalling a message. Its content and media go at once; a mark keeps its place until the message would have
 * expired, so that a repetition of it is a duplicate and not a return (invariants 8 and 11).
 */
import type { Found, Holder } from "../ports.ts";
import { eraseMedia } from "../retention/erase.ts";
import { pages } from "../retention/pages.ts";

/** The newest message of a conversation with an id's digest, expired or not. */
export const findMessage = async (
  { directory, records }: Holder,
  app: string,
  group: string,
  identity: string,
): Promise<Found | undefined> => {
  const entries = await directory.ofGroup(app, group);
  for (const { partition } of [...entries].reverse()) {
    const find = (after: string | undefined) =>
      records.find(partition, { after, descending: true });
    for await (const page of pages(find)) {
      const found = page.find(({ sk }) => sk.endsWith(`|${identity}`));
      if (found !== undefined) return found;
    }
  }
  return undefined;
};

/** Takes a message's content and media away. Throws if a medium was refused: the recall is tried again. */
export const takeBack = async (holder: Holder, found: Found): Promise<void> => {
  const refused = await eraseMedia(holder, [found]);
  if (refused.size > 0) throw new Error("S3 refused an object");
  await holder.records.blank(found);
};
