/** Carrying out holds with the fence that the test says, and with what keeps TTL and lifecycle away, or without. */
import { S3Client } from "@aws-sdk/client-s3";
import { dynamodbClient } from "../../functions/adapters/clients.ts";
import { dynamodbHolds } from "../../functions/adapters/dynamodb-holds.ts";
import { s3TimeMedia } from "../../functions/adapters/s3-lifecycle.ts";
import { carryOutHold } from "../../functions/carry-out-hold/carry-out-hold.ts";
import type { Perishable } from "../../functions/policy/categories.ts";
import { milliseconds } from "../../functions/policy/duration.ts";
import { variables } from "../../functions/policy/names.ts";
import { operational } from "../../functions/policy/periods.ts";
import type { Holder } from "../../functions/ports.ts";
import { standingIn } from "../../functions/wiring/apps.ts";
import { holdersIn, tableOf } from "../../functions/wiring/holders.ts";
import { requestsIn } from "../../functions/wiring/requests.ts";
import type { World } from "./world.ts";

/** What keeps a hold: the fence against workers (ms), the stamps against DynamoDB's TTL and S3's lifecycle. */
export type Guards = { readonly fenceMs: number; readonly stamps: boolean };
export const usualGuards: Guards = { fenceMs: milliseconds(operational.holdFence), stamps: true };

const unstamped = (holder: Holder): Holder => ({
  ...holder,
  records: { ...holder.records, time: async (batch) => batch.map(() => "done") },
});

export const carryOut = (w: World, app: string, { fenceMs, stamps }: Guards): Promise<void> => {
  const client = dynamodbClient();
  const nobody = { send: async () => {} };
  const holders = Object.values(holdersIn(w.run, client));
  const timeMedia = s3TimeMedia(new S3Client({}), w.run.setting(variables.bucket));
  const ports = {
    standingOf: standingIn(w.run, client),
    store: dynamodbHolds(client, {
      apps: tableOf(w.run, "apps"),
      holds: tableOf(w.run, "holds"),
    }),
    holders: stamps ? holders : holders.map(unstamped),
    timeMedia: stamps ? timeMedia : async () => {},
    noteReviews: () => {},
    inDoubt: async () => new Set<Perishable>(),
    fenceMs,
    ...{ queue: nobody, purges: nobody, settlements: nobody, deletions: nobody },
    requests: requestsIn(w.run, client),
  };
  return w.as("carry-out-hold", () => carryOutHold(ports, { appId: app }, w.clock.now, () => true));
};
