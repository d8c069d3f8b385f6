import type { Tenant } from "../../../functions/domain/app.ts";
import type { Hold } from "../../../functions/domain/holds.ts";

const days = 30;

/** An app that keeps messages for thirty days, or for as many as it says. */
export const tenantWith = (appId: string, holds: readonly Hold[] = [], kept = days): Tenant => ({
  app: {
    ...{ appId, uin: "u", region: "r", clientIds: [], status: "active" },
    ...{ registeredAt: 0, changedAt: 0 },
  },
  settings: {
    configuration: { storage: { messages: { store: true, days: kept } } } as never,
    ...{ consent: { version: "1" } as never, minimumAges: { default: 16 }, sealed: {}, version: 1 },
  },
  holds,
});
