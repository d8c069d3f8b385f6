/**
 * DynamoDB's TTL and S3's lifecycle cannot read a hold: so what is held is taken out of their reach, record by
 * record, and put back when nothing holds it any more.
 */
import { type HoldScope, isHeld } from "../../domain/holds.ts";
import { pages } from "../../domain/pages.ts";
import type { Entry, Found, Holder, TimeMedia } from "../../ports.ts";
import { sendAll } from "../batches/packer.ts";

/** The scopes that have been placed or are being lifted, and all those that hold. */
export type Scopes = {
  readonly changed: readonly HoldScope[];
  readonly holding: readonly HoldScope[];
};

/** Sees to the records of a partition that the changed scopes cover. */
export const stampPartition = async (
  { records }: Holder,
  timeMedia: TimeMedia,
  { partition }: Entry,
  { changed, holding }: Scopes,
): Promise<void> => {
  const find = (after: string | undefined) => records.find(partition, { after });
  for await (const page of pages(find)) {
    const subject = ({ author }: Found) => ({ group: partition.group, author });
    const covered = page.filter((one) => isHeld(changed, subject(one)));
    const held = covered.filter((one) => isHeld(holding, subject(one)));
    const free = covered.filter((one) => !held.includes(one));
    await sendAll((batch) => records.time(batch, false), held);
    await sendAll((batch) => records.time(batch, true), free);
    const objects = (some: readonly Found[]) => some.flatMap(({ media: keys = [] }) => keys);
    await timeMedia(objects(held), false);
    await timeMedia(objects(free), true);
  }
};
