/** The writes of work that is under way: requests, erasures, and what waits for its receipt. */
import { erasureKey } from "../../../functions/adapters/dynamodb-erasures.ts";
import { dynamodbTurns, turnsOfChains } from "../../../functions/adapters/dynamodb-turns.ts";
import { turnsOfRequests } from "../../../functions/adapters/request-keys.ts";
import { joined } from "../../../functions/domain/partition.ts";
import { advance } from "../../../functions/domain/requests/request.ts";
import { draftOf, requestOf } from "./given.ts";
import type { Kinds } from "./kinds.ts";
import type { Ports } from "./ports.ts";
import { blind, inTurns, ofApp, ofName } from "./turn-writes.ts";

const requestId = "r";

export const requestWrites = ({ w, client, now, requests, tables }: Ports): Kinds["requests"] => {
  const turns = turnsOfRequests(client, tables.requests);
  return {
    add: blind((app) => requests.add(requestOf(app, requestId, now()), now())),
    change: async (app, n) => {
      const there = await requests.get(app, requestId, now());
      const before = there ?? requestOf(app, requestId, now());
      const after = advance(before, { kind: n === 2 ? "start" : "cancel" }, now()) ?? before;
      return () => requests.change(before, { ...after, told: before.told + 1 });
    },
    count: blind((appId, n) =>
      requests.count({ appId, requestId }, "messages", { erased: n, refused: n }, now()),
    ),
    ...inTurns(
      w,
      "requests",
      ofName(turns, (appId) => ({ appId, requestId })),
      (pk) => ({ pk, sk: requestId }),
    ),
  };
};

const row = "row";

export const erasureWrites = (ports: Ports): Kinds["erasures"] => {
  const { w, client, now, erasures, registry, tables } = ports;
  const turns = dynamodbTurns(client, tables.erasures, {
    keyOf: (app: string) => erasureKey(app, row),
  });
  return {
    ask: blind((app, n) => erasures.ask(app, row, n, now())),
    count: blind((app, n) => {
      const counts = { found: n, erased: n, partitions: 1 };
      return erasures.count(app, row, counts, { now: now(), done: n });
    }),
    openTally: blind((app) => erasures.openTally(app, "purge", now())),
    tally: blind((app, n) => {
      const counts = { messages: { found: n, deleted: n, refused: 0 } };
      return erasures.tally(app, "purge", counts, now());
    }),
    pause: blind((app, n) => erasures.pause(app, "settlement", n === 2, now())),
    told: blind((app) => registry.told(app)),
    ...inTurns(w, "erasures", turns, (pk) => ({ pk, sk: row })),
  };
};

export const draftWrites = (ports: Ports): Kinds["receipt-drafts"] => {
  const { w, client, now, drafts, receipts, note, countSwept, tables } = ports;
  const pending = (chain: string) => drafts.named(chain, ["d"]);
  return {
    note: blind((chain, n) => note(draftOf(chain, "d", now()), now() + n)),
    countSwept: blind((_, n) =>
      countSwept("messages", { shard: "0", begins: n === 1, deleted: n, refused: n }, now()),
    ),
    putOff: async (chain, n) => {
      const seen = await pending(chain);
      return async () => seen.length > 0 && (await drafts.putOff(seen, now() + n)).length > 0;
    },
    append: async (chain, n) => {
      const seen = (await pending(chain)).map((one) => ({ pending: one, again: now() + 10 * n }));
      return async () => seen.length > 0 && receipts.append(seen, now());
    },
    ...inTurns(w, "receipt-drafts", turnsOfChains(client, tables.drafts), (chain) =>
      ofApp(joined("turn", chain)),
    ),
  };
};
