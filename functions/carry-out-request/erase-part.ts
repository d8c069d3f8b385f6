import { keepingFor, type Tenant } from "../domain/app.ts";
import type { Part } from "../domain/requests/parts.ts";
import type { Holder, Patience } from "../ports.ts";
import { entriesOfPart } from "../steps/requests/find-asked.ts";
import { eraseFrom, usualRest } from "../steps/retention/erase.ts";
import { eraseDueOfApp, type Stop } from "../steps/retention/erase-app.ts";
import { type Erasure, nothing, plus } from "../steps/retention/erasure.ts";
import type { Work } from "../steps/retention/walk.ts";

export type Erased = Erasure & { readonly stop?: Stop | undefined };

/** Erases what is asked for in one store and not held; if it is not finished, `stop` is where to go on. */
export const erasePart = async (
  holder: Holder,
  tenant: Tenant,
  part: Part,
  from: Stop | undefined,
  now: number,
  patience: Patience,
): Promise<Erased> => {
  const { appId } = tenant.app;
  const keeping = { ...keepingFor(tenant, part.category), asked: part.asked };
  const how = { patience, rest: usualRest };
  if (part.groups === undefined) {
    return eraseDueOfApp(holder, appId, keeping, now, { ...how, from });
  }
  let total = nothing;
  async function* works(): AsyncGenerator<Work> {
    for await (const { entry } of entriesOfPart(holder, appId, part, undefined)) {
      yield { entry, keeping };
    }
  }
  await eraseFrom(holder, works(), now, how, (_, result) => {
    total = plus(total, result);
  });
  return total;
};
