/** The writes of what is known of an app: its status, settings, keys and holds. */
import { turnsOfApps } from "../../../functions/adapters/dynamodb-turns.ts";
import type { App, Tenant } from "../../../functions/domain/app.ts";
import type { Hold } from "../../../functions/domain/holds.ts";
import { keyRowOf } from "../../../functions/domain/key-shares.ts";
import { purgeDraft } from "../../../functions/domain/receipt-draft.ts";
import { settingsOf } from "./given.ts";
import type { Kinds, Write } from "./kinds.ts";
import type { Ports } from "./ports.ts";
import { blind, inTurns, ofApp } from "./turn-writes.ts";

const day = 86_400_000;

const hold = (id: string, now: number): Hold => ({
  ...{ id, scope: { kind: "app" }, categories: ["messages"], authority: "a", reference: "r" },
  ...{ reviewAt: now + 90 * day, placedAt: now, placedBy: "c", state: "pending" },
});

/** A write by what was read of an app; of one that is gone there is nothing to write. */
const byTenant =
  ({ apps }: Ports, write: (tenant: Tenant, n: number) => Promise<unknown>): Write =>
  async (id, n) => {
    const tenant = await apps.tenant(id);
    return async () => tenant !== undefined && write(tenant, n);
  };

export const appWrites = (ports: Ports): Kinds["apps"] => {
  const { w, client, now, change, registry, tables } = ports;
  const ended = (status: "terminated" | "purging", from: App["status"]) =>
    byTenant(ports, async ({ app }, n) => {
      const after = { status, terminatedAt: now(), purgeAt: now() + n, changedAt: now() + n };
      return app.status === from && change(app, { ...app, ...after });
    });
  return {
    terminate: ended("terminated", "active"),
    begin: ended("purging", "terminated"),
    wait: byTenant(
      ports,
      async ({ app }, n) =>
        app.status === "purging" && change(app, { ...app, waitsUntil: now() + n }),
    ),
    strike: byTenant(ports, ({ app }, n) =>
      registry.strike(app, purgeDraft(app, {}, [], now() + n)),
    ),
    ...inTurns(w, "apps", turnsOfApps(client, tables.apps), ofApp),
  };
};

const settingsChange = (ports: Ports): Write =>
  byTenant(ports, ({ app, settings: before }, n) => {
    const { keys } = before;
    const after = settingsOf(n, { version: before.version + n, keys });
    const to = { after, due: ports.now(), newKeys: [], noted: [] };
    return ports.settings.change(app.appId, before, to);
  });

const keysForgotten = (ports: Ports): Write =>
  byTenant(ports, ({ app, settings: seen }) =>
    ports.settings.forgetKeys(app.appId, ["messages"], seen),
  );

export const configurationWrites = (ports: Ports): Kinds["configuration"] => ({
  change: settingsChange(ports),
  forgetKeys: keysForgotten(ports),
  settled: byTenant(ports, ({ app, settings: seen }) => ports.settled(app.appId, seen, [])),
  unsettled: blind((app, n) => ports.unsettled(app, ports.now() + n)),
  ...inTurns(
    ports.w,
    "configuration",
    turnsOfApps(ports.client, ports.tables.configuration),
    ofApp,
  ),
});

export const keyWrites = (ports: Ports): Kinds["keys"] => ({
  change: settingsChange(ports),
  forgetKeys: keysForgotten(ports),
  /** As whoever destroys keys does it: only what the settings that he has read do not name. */
  destroy: byTenant(
    ports,
    async ({ app, settings: seen }) =>
      seen.keys?.messages === undefined &&
      ports.keyRows.destroy(app.appId, keyRowOf("messages", "0"), seen),
  ),
});

export const holdWrites = ({ w, client, now, holds, tables }: Ports): Kinds["holds"] => ({
  change: async (app, n) => {
    const before = await holds.read(app, now());
    const after = [...before.holds, hold(`h${n}`, now())];
    return () => holds.change(app, before, { holds: after, due: now() + n, now: now() });
  },
  ...inTurns(w, "holds", turnsOfApps(client, tables.holds, "version"), ofApp),
});
