/** Two writers of a kind, for each write of each table of state rows, by the real adapters. */
import { requestAsking } from "../../../functions/domain/data-holders.ts";
import type { Kinds } from "./kinds.ts";
import type { Ports } from "./ports.ts";
import { appWrites, configurationWrites, holdWrites, keyWrites } from "./registry-writes.ts";
import { blind } from "./turn-writes.ts";
import { draftWrites, erasureWrites, requestWrites } from "./work-writes.ts";

const cut = { requestId: "r", scope: { kind: "user", digest: "d" } } as const;

const holderWrites = ({ now, dataHolders }: Ports): Kinds["data-holders"] => {
  const asked = async (app: string) => {
    const [row] = await dataHolders.ofApp(app);
    const made = { ...requestAsking(cut, now()), holder: "orders", since: now() };
    return row ?? { ...made, state: "asked" as const };
  };
  return {
    ask: async (app) => {
      const row = await asked(app);
      return () => dataHolders.ask(app, row);
    },
    change: async (app, n) => {
      const before = await asked(app);
      return () => dataHolders.change(app, before, { ...before, since: now() + n, due: now() + n });
    },
    confirm: async (app, n) => {
      const { erasure, holder, since } = await asked(app);
      const said = { erasure, holder, since, found: n, deleted: n };
      return () => dataHolders.confirm(app, said, now());
    },
    forget: async (app) => {
      const row = await asked(app);
      return () => dataHolders.forget(app, [row]);
    },
  };
};

const sharingWrites = ({ now, apps, sharing }: Ports): Kinds["sharing"] => ({
  put: async (app, n) => {
    const before = await sharing.get(app, "trtc");
    const since = before?.since ?? now();
    const after = { state: "withdrawing", since, due: now() + n } as const;
    return () => sharing.put(app, "trtc", { before, after });
  },
  putOf: async (app, n) => {
    const [before, of] = [await sharing.get(app, "trtc"), await apps.tenant(app)];
    const after = { state: "shared", since: now() + n } as const;
    return () => sharing.put(app, "trtc", { before, after }, of);
  },
  confirm: async (app) => {
    const row = await sharing.get(app, "trtc");
    return () => sharing.confirm(app, "trtc", row?.since ?? 0);
  },
});

export const writesIn = (ports: Ports): Kinds => ({
  apps: appWrites(ports),
  configuration: configurationWrites(ports),
  keys: keyWrites(ports),
  holds: holdWrites(ports),
  requests: requestWrites(ports),
  erasures: erasureWrites(ports),
  "data-holders": holderWrites(ports),
  sharing: sharingWrites(ports),
  ledger: { note: blind((app, n) => ports.ledger.note(app, { kind: "app", at: n })) },
  "receipt-drafts": draftWrites(ports),
});
