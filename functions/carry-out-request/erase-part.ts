import { keepingFor, type Tenant } from "../domain/app.ts";
import type { Part } from "../domain/requests/parts.ts";
import type { Holder, Patience } from "../ports.ts";
import { usualRest } from "../steps/retention/erase.ts";
import { type ErasedTo, eraseDueOfApp } from "../steps/retention/erase-app.ts";
import type { Cursor } from "../steps/walk/cursor.ts";

/** Erases what is asked for in one store and not held, from a place on. */
export const erasePart = (
  holder: Holder,
  tenant: Tenant,
  { category, asked, groups }: Part,
  from: Cursor | undefined,
  now: number,
  patience: Patience,
): Promise<ErasedTo> => {
  const keeping = { ...keepingFor(tenant, category), asked };
  const how = { patience, rest: usualRest, from, groups };
  return eraseDueOfApp(holder, tenant.app.appId, keeping, now, how);
};
