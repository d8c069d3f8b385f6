import type { App, Tenant } from "../domain/app.ts";
import { profileCopies } from "../domain/copies.ts";
import { isHeld, scopesOf } from "../domain/holds.ts";
import { pages } from "../domain/pages.ts";
import type { Partition } from "../domain/partition.ts";
import { passedOver } from "../domain/passed-over.ts";
import { requestDraft } from "../domain/receipt-draft.ts";
import { milliseconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { Holder, Ledger, NoteDeletion } from "../ports.ts";
import { withdraw } from "../steps/holds/withdraw.ts";
import { findProfile, type Profiles, placeOf } from "../steps/profiles/profiles.ts";
import { eraseFound } from "../steps/retention/erase-found.ts";

const tries = 5;

export type DeletingUser = Profiles & { readonly ledger: Ledger; readonly note: NoteDeletion };

/**
 * Deletes a person's profile, also one that was changed meanwhile; one that is held is withdrawn from its readers. The
 * ledger is told in any case: it goes when the hold ends, and no backup brings it back then (invariant 11).
 * The deletion is noted for its receipt first: should it break off, the notary finds what is left, and says so.
 */
export const deleteUser = async (
  ports: DeletingUser,
  { app, holds }: Tenant,
  userId: string,
  now: number,
): Promise<"erased" | "held"> => {
  const { partition } = await placeOf(ports, app, userId);
  await ports.ledger.note(app.appId, { kind: "person", group: partition.group, at: now });
  await eraseCopies(ports.holder, partition, now);
  if (isHeld(scopesOf(holds, "userInformation"), partition)) {
    const record = await findProfile(ports, app, userId);
    if (record !== undefined) await withdraw(ports.holder, record, now);
    return "held";
  }
  for (let attempt = 0; attempt < tries; attempt++) {
    const record = await findProfile(ports, app, userId);
    if (record === undefined) return "erased";
    if (attempt === 0) await noteRequest(ports, app, userId, record.at, now);
    passedOver(await eraseFound(ports.holder, [record], now)); // it is looked for again
  }
  throw new Error("The profile keeps changing");
};

/** What was put together of the profile for the person goes with it, also if a law holds the profile itself. */
const eraseCopies = async (holder: Holder, partition: Partition, now: number): Promise<void> => {
  const copies = { ...partition, group: profileCopies(partition.group) };
  for (let attempt = 0; attempt < tries; attempt++) {
    let areGone = true;
    for await (const page of pages((after) => holder.records.find(copies, { after }))) {
      areGone = (await eraseFound(holder, page, now)) && areGone;
    }
    if (areGone) return;
  }
  throw new Error("A copy of the profile is left");
};

/** The notary looks when the call must have ended. */
const noteRequest = async (
  { note, ...profiles }: Profiles & { readonly note: NoteDeletion },
  app: App,
  userId: string,
  at: number,
  now: number,
): Promise<void> => {
  const { partition } = await placeOf(profiles, app, userId);
  const due = now + milliseconds(operational.settle);
  await note(requestDraft(app, partition.group, at, now), due);
};
