import type { AskedRow } from "../../domain/data-holders.ts";
import { type Hold, scopesOf } from "../../domain/holds.ts";
import { passedOver } from "../../domain/passed-over.ts";
import type { Perishable } from "../../policy/categories.ts";
import { milliseconds } from "../../policy/duration.ts";
import { operational } from "../../policy/periods.ts";
import { type AskingHolders, tell } from "./ask.ts";

/** `onLate` hears of each store that has not confirmed for `operational.holderPatience`. */
export type Reminding = AskingHolders & { readonly onLate: () => void };

const isHeld = ({ state, what }: AskedRow, holds: readonly Hold[]): boolean =>
  state === "held" &&
  what.scope === "category" &&
  scopesOf(holds, what.category as Perishable).length > 0;

/** Asks again whoever has not confirmed, and for the first time where a law does not hold anything any more. */
const again = async (
  ports: Reminding,
  appId: string,
  row: AskedRow,
  holds: readonly Hold[],
  now: number,
): Promise<void> => {
  if (isHeld(row, holds)) {
    const due = now + milliseconds(operational.heldAgain);
    // Refused if somebody else has written to it: then it is due by what that says.
    passedOver(await ports.dataHolders.change(appId, row, { ...row, due }));
    return;
  }
  const since = row.state === "held" ? now : row.since;
  const due = now + milliseconds(operational.holderAgain);
  const asked = { ...row, state: "asked", since, due } as const;
  if (now - since >= milliseconds(operational.holderPatience)) ports.onLate();
  if (await ports.dataHolders.change(appId, row, asked)) await tell(ports, appId, asked);
};

/** Reminds the stores of what they have yet to confirm of an app; a store that has left is not waited for. */
export const remind = async (
  ports: Reminding,
  appId: string,
  holds: readonly Hold[],
  now: number,
): Promise<void> => {
  const rows = await ports.dataHolders.ofApp(appId);
  const left = rows.filter(({ holder }) => !ports.joined.includes(holder));
  await ports.dataHolders.forget(appId, left);
  const open = rows.filter(({ due = Number.POSITIVE_INFINITY }) => due <= now);
  for (const row of open) {
    if (!left.includes(row)) await again(ports, appId, row, holds, now);
  }
};
