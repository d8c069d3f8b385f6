/** What S3 refuses is found by each sweep of a day, and counted once; what it gives up in the end is not called refused. */
import { S3Client } from "@aws-sdk/client-s3";
import { beforeAll, expect, it } from "vitest";
import { dynamodbClient } from "../../../functions/adapters/clients.ts";
import { dynamodbDrafts } from "../../../functions/adapters/dynamodb-drafts.ts";
import { dynamodbSweptDays } from "../../../functions/adapters/dynamodb-swept-days.ts";
import { turnsOfApps } from "../../../functions/adapters/dynamodb-turns.ts";
import { s3Media } from "../../../functions/adapters/s3-media.ts";
import { dayBucket } from "../../../functions/domain/partition.ts";
import { sweepName } from "../../../functions/domain/receipt-draft.ts";
import { sweepChain } from "../../../functions/domain/sweep-chain.ts";
import { variables } from "../../../functions/policy/names.ts";
import type { Media } from "../../../functions/ports.ts";
import { apart } from "../../../functions/steps/batches/apart.ts";
import { type Sweeping, sweep } from "../../../functions/sweep/sweep.ts";
import { standingIn } from "../../../functions/wiring/apps.ts";
import { holderIn, tableOf } from "../../../functions/wiring/holders.ts";
import { givenMessageWithPhoto } from "../../support/photos.ts";
import { day, givenApp } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const quarter = 15 * 60_000;

/** A sweep of messages alone, over a bucket that gives nothing up. */
const sweepingOver = (media: Media): Sweeping => {
  const client = dynamodbClient();
  const send = async () => {};
  const turns = turnsOfApps(client, tableOf(w.run, "apps"));
  const nobody = { turns, due: async () => ({ items: [], next: undefined }) };
  const queues = { purgeQueue: { send }, settlementQueue: { send }, holdsQueue: { send } };
  return {
    ...queues,
    standingOf: standingIn(w.run, client),
    holders: [holderIn(w.run, client, "messages", media)],
    ...{ purges: nobody, untold: nobody, settlements: nobody, holds: nobody, receipts: nobody },
    unconfirmed: [],
    count: dynamodbSweptDays(client, tableOf(w.run, "receipt-drafts")),
    shardQueue: { send },
    receiptQueue: { send },
  };
};

const counted = async () => {
  const drafts = dynamodbDrafts(dynamodbClient(), tableOf(w.run, "receipt-drafts"));
  const name = sweepName("messages", dayBucket(w.clock.now));
  const [one] = await drafts.named(sweepChain, [name]);
  return one?.draft.counts.messages;
};

it("DA-2.messages: a photo that each sweep of a day is refused is one in the day's receipt, and none once it has gone", async () => {
  const app = await givenApp(w);
  await givenMessageWithPhoto(w, app, "c", "photo");
  w.clock.now += 7 * day;
  const taking = s3Media(new S3Client({}), w.run.setting(variables.bucket));
  const run = async (media: Media) => {
    w.clock.now += quarter;
    await sweep(sweepingOver(media), w.clock.now, () => true, apart());
  };
  for (let times = 0; times < 8; times++) {
    await run({ erase: async (keys) => ({ refused: keys }) });
    expect(await counted()).toEqual({ found: 1, deleted: 0, refused: 1 });
  }
  await run(taking);
  expect(await counted()).toEqual({ found: 1, deleted: 1, refused: 0 });
});
