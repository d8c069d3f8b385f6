import type { Ledger, Registration } from "../ports.ts";
import { findProfile, type Profiles, placeOf } from "../steps/profiles/profiles.ts";
import { eraseFound } from "../steps/retention/erase-found.ts";

const tries = 5;

/** Deletes a person's profile, also one that was changed while it was being deleted. */
export const deleteUser = async (
  ports: Profiles & { readonly ledger: Ledger },
  app: Registration,
  userId: string,
  now: number,
): Promise<void> => {
  const { partition } = await placeOf(ports, app, userId);
  await ports.ledger.note(app.appId, { kind: "person", group: partition.group, at: now });
  for (let attempt = 0; attempt < tries; attempt++) {
    const record = await findProfile(ports, app, userId);
    if (record === undefined) return;
    await eraseFound(ports.holder, [record], now);
  }
  throw new Error("The profile keeps changing");
};
