import { isHeld, scopesOf } from "../domain/holds.ts";
import type { Ledger, Tenant } from "../ports.ts";
import { withdraw } from "../steps/holds/withdraw.ts";
import { findProfile, type Profiles, placeOf } from "../steps/profiles/profiles.ts";
import { eraseFound } from "../steps/retention/erase-found.ts";

const tries = 5;

/** Deletes a person's profile, also one that was changed meanwhile; one that is held is withdrawn from its readers. */
export const deleteUser = async (
  ports: Profiles & { readonly ledger: Ledger },
  { app, holds }: Tenant,
  userId: string,
  now: number,
): Promise<"erased" | "held"> => {
  const { partition } = await placeOf(ports, app, userId);
  if (isHeld(scopesOf(holds, "userInformation"), partition)) {
    const record = await findProfile(ports, app, userId);
    if (record !== undefined) await withdraw(ports.holder, record, now);
    return "held";
  }
  await ports.ledger.note(app.appId, { kind: "person", group: partition.group, at: now });
  for (let attempt = 0; attempt < tries; attempt++) {
    const record = await findProfile(ports, app, userId);
    if (record === undefined) return "erased";
    await eraseFound(ports.holder, [record], now);
  }
  throw new Error("The profile keeps changing");
};
