import * as z from "zod/mini";
import type { Tenant } from "../domain/app.ts";
import { instant, knownId, name } from "../domain/fields.ts";
import { agreementsEnd, areHolding, type Hold, type HoldScope } from "../domain/holds.ts";
import { Problem } from "../domain/problem.ts";
import { ownConversation, ownPerson } from "../domain/source-ids.ts";
import type { Actor } from "../domain/two-people.ts";
import { type Perishable, perishable } from "../policy/categories.ts";
import { milliseconds } from "../policy/duration.ts";
import { limits } from "../policy/limits.ts";
import { operational } from "../policy/periods.ts";
import type { AppKeys, HoldStore, Queue } from "../ports.ts";
import { changeHolds } from "../steps/holds/change-holds.ts";

const scope = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("app") }),
  z.strictObject({ kind: z.literal("user"), userId: knownId() }),
  z.strictObject({
    kind: z.literal("conversation"),
    conversationId: knownId(limits.conversationLength),
  }),
]);

/** What placing a hold takes (DA-5.law); `reviewAt` is when somebody must look at it again. */
export const holdSchema = z.strictObject({
  scope,
  categories: z.array(z.enum(perishable)).check(z.minLength(1)),
  authority: name(),
  reference: name(),
  reviewAt: instant(),
});
type Wanted = z.infer<typeof holdSchema>;

export type PlacingHold = {
  readonly store: HoldStore;
  readonly keys: AppKeys;
  readonly queue: Queue<{ readonly appId: string }>;
  readonly newId: () => string;
};

/** The categories whose records are of a person, or of a conversation. */
const holdable: Readonly<Record<HoldScope["kind"], readonly Perishable[]>> = {
  app: perishable,
  user: ["userInformation", "messages"],
  conversation: ["messages"],
};

const check = ({ scope: { kind }, categories, reviewAt }: Wanted, now: number): void => {
  const errors = [
    ...(categories.every((category) => holdable[kind].includes(category))
      ? []
      : [{ field: "categories", problem: `must be of ${holdable[kind].join(", ")}` }]),
    ...(Date.parse(reviewAt) > now ? [] : [{ field: "reviewAt", problem: "must be ahead" }]),
  ];
  if (errors.length > 0) throw new Problem("invalid-input", undefined, errors);
};

/** A purge that nothing holds up destroys the keys first, and the one that makes digests with them. */
const nameable = ({ app, holds }: Tenant): void => {
  if (app.status !== "purging" || areHolding(holds)) return;
  throw new Problem("purge-begun", "Nobody in the app can be told from others any more");
};

const scopeOf = async (
  { keys }: PlacingHold,
  tenant: Tenant,
  wanted: Wanted["scope"],
): Promise<HoldScope> => {
  if (wanted.kind === "app") return wanted;
  nameable(tenant);
  const { app } = tenant;
  const { digest } = await keys.ring(app);
  return wanted.kind === "user"
    ? { kind: "user", digest: digest(ownPerson(wanted.userId)) }
    : { kind: "conversation", digest: digest(ownConversation(wanted.conversationId)) };
};

/**
 * The holds of an app with one more. Over the bound it waits for another person's word, and holds meanwhile: nobody may fill
 * the bound so that a court's order finds no room. Throws "too-many-holds".
 */
const withOneMore = (holds: readonly Hold[], hold: Hold): readonly Hold[] => {
  if (holds.length < limits.holds) return [...holds, hold];
  const waiting = holds.filter((one) => agreementsEnd([one]).length > 0);
  const own = waiting.filter(({ placedBy }) => placedBy === hold.placedBy);
  if (own.length >= limits.holdsAwaiting) {
    const detail = `At most ${limits.holdsAwaiting} holds of one person wait for another's word`;
    throw new Problem("too-many-holds", detail);
  }
  if (holds.length >= limits.holdsOfTwo) {
    throw new Problem("too-many-holds", `An app has at most ${limits.holdsOfTwo} holds`);
  }
  const until = hold.placedAt + milliseconds(operational.secondPerson);
  return [...holds, { ...hold, agreement: { until, by: [] } }];
};

/** Places a hold; it is pending until all that it covers has been seen to. Throws "too-many-holds" or "purge-begun". */
export const placeHold = async (
  ports: PlacingHold,
  tenant: Tenant,
  wanted: Wanted,
  { id: placedBy, isPerson }: Actor,
  now: number,
): Promise<Hold> => {
  check(wanted, now);
  const { appId } = tenant.app;
  const { categories, authority, reference } = wanted;
  const hold: Hold = {
    ...{ id: ports.newId(), scope: await scopeOf(ports, tenant, wanted.scope), categories },
    ...{ authority, reference, reviewAt: Date.parse(wanted.reviewAt) },
    ...{ placedAt: now, placedBy, state: "pending", ...(isPerson ? {} : { byMachine: true }) },
  };
  const holds = await changeHolds(ports.store, appId, now, (before) => withOneMore(before, hold));
  await ports.queue.send({ appId });
  return holds.find(({ id }) => id === hold.id) ?? hold;
};
