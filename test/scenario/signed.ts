/** Receipts as they come about: a while after a deletion has ended the sweep finds that they are due, and the notary signs. */
import { setTimeout as sleep } from "node:timers/promises";
import { milliseconds } from "../../functions/policy/duration.ts";
import { operational } from "../../functions/policy/periods.ts";
import { type Actor, placesOf } from "../../local/drill/cast.ts";
import type { System } from "../../local/system.ts";
import { runRecurring } from "../../local/time/schedules.ts";

export type Page = { readonly chain: string; readonly receipts: readonly object[] };

const patienceMs = 60_000;

/** Waits until all receipts of an app are signed, of what had ended by an instant; answers them. Other apps may be at work. */
export const signedOf = async (
  { clients }: System,
  actor: Actor,
  endedBy = Date.now(),
): Promise<Page> => {
  const path = `${placesOf(actor).app}/receipts`;
  const due = endedBy + milliseconds(operational.settle) + 1_000;
  await sleep(Math.max(0, due - Date.now()));
  await runRecurring(clients);
  const read = async () =>
    (await actor.client.call({ method: "GET", path })) as Page & { readonly pending: number };
  for (const end = Date.now() + patienceMs; ; await sleep(500)) {
    const { pending } = await read();
    // One answer may have looked at the receipts before they were signed, and at what is pending after.
    if (pending === 0) return read();
    if (Date.now() > end) throw new Error(`${pending} receipts are not signed`);
  }
};
