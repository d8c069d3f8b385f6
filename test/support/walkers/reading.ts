/** Walkers that read, and say what is there. */
import { lookAtPart, together, unseen } from "../../../functions/carry-out-request/look.ts";
import { counting } from "../../../functions/domain/holdings-count.ts";
import type { Draft } from "../../../functions/domain/receipt-draft.ts";
import { budgetOf, lookThrough } from "../../../functions/read-holdings/look-through.ts";
import { cursorTo, type Place, placeOf } from "../../../functions/read-holdings/place.ts";
import { readBack } from "../../../functions/sign-receipts/read-back.ts";
import { type StagePlace, stagePlace } from "../../../functions/sign-receipts/stages.ts";
import {
  findPlan,
  type PlanPlace,
  planPlace,
} from "../../../functions/steps/requests/find-plan.ts";
import { app, day, givenStore, holdOn, now, part, tenantWith } from "./store.ts";
import { type Step, sent, type Walker, walker } from "./walker.ts";

export const requestsLook = (): Walker => {
  const store = givenStore(2);
  const tenant = tenantWith(holdOn({ kind: "conversation", digest: "g1" }, "active"));
  let seen = unseen;
  const step: Step = async (holder, from, patience) => {
    const looked = await lookAtPart(holder, tenant, part, from, now, patience);
    seen = together(seen, looked.seen);
    return looked;
  };
  return walker(store, step, () => [seen, store.records()]);
};

const draftOf = (name: string, more: Partial<Draft>): Draft => ({
  ...{ chain: "c", name, cause: "request", scope: { kind: "app", app: "c" }, counts: {} },
  ...{ category: "messages", began: now, ended: now, subject: { appId: app }, ...more },
});

export const notary = (): Walker => {
  const store = givenStore(2);
  const drafts = [
    draftOf("all of alice", { subject: { appId: app, author: "alice" } }),
    draftOf("a conversation", { subject: { appId: app, conversation: "g2" } }),
    draftOf("settings", { cause: "shortened-period" }),
  ];
  let place: StagePlace | undefined;
  let remains: unknown;
  const ports = {
    standingOf: async () => ({ kind: "known", tenant: tenantWith() }) as const,
    holders: { messages: store.holder } as never,
    leftovers: { rows: async () => [], media: async () => 0 },
  };
  return {
    ...{ store, outcome: () => remains },
    run: async (patience) => {
      const read = await readBack(ports, drafts, place, patience);
      place = read.finished ? undefined : stagePlace.parse(sent(read.place));
      if (read.finished) remains = [[...read.remains], [...read.failed]];
      return read.finished;
    },
  };
};

export const planner = (): Walker => {
  const store = givenStore(2);
  const request = { scope: { kind: "category", category: "messages" }, receivedAt: now } as const;
  const ports = {
    holders: { messages: store.holder } as never,
    sizes: async () => ({ records: 0, bytes: 0 }),
  };
  const planning = { tenant: tenantWith(), request, now };
  let place: PlanPlace | undefined;
  let plan: unknown;
  return {
    ...{ store, outcome: () => plan },
    run: async (patience) => {
      const found = await findPlan(ports, planning, place, patience);
      place = found.kind === "whole" ? undefined : planPlace.parse(sent(found.from));
      plan = found.plan;
      return found.kind === "whole";
    },
  };
};

export const holdings = (): Walker => {
  const store = givenStore(2);
  const sum = counting("messages", { keeping: { kind: "kept", ms: 30 * day }, now });
  let place: Place | undefined = { category: "messages" };
  return {
    ...{ store, outcome: () => sum.view() },
    run: async (patience) => {
      const budget = budgetOf(1_000, patience);
      const looking = { holder: store.holder, app, budget, sum };
      const next = await lookThrough(looking, place ?? { category: "messages" });
      place = next && placeOf(cursorTo(next), "messages");
      return next === undefined;
    },
  };
};
