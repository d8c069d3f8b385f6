import type { Hold } from "../domain/holds.ts";
import { type Actor, agreedBy } from "../domain/two-people.ts";
import type { HoldStore } from "../ports.ts";
import { changeHold } from "../steps/holds/change-holds.ts";
import type { NamedHold } from "../steps/holds/named.ts";

/**
 * Gives a person's word for a hold that is over the bound; answers the hold. With two people's it stays until it is lifted.
 * Throws "not-found", "nothing-to-agree", or "second-person-needed" for a machine and whoever gave theirs (DA-5.law).
 */
export const agreeToHold = (
  store: HoldStore,
  named: NamedHold,
  actor: Actor,
  now: number,
): Promise<Hold> => changeHold(store, named, now, (hold) => agreedBy(hold, actor));
