/** What deletes from a store, run by run, and the receipt that ends it. */
import { erasePart } from "../../../functions/carry-out-request/erase-part.ts";
import { lookAtPart } from "../../../functions/carry-out-request/look.ts";
import type { Tenant } from "../../../functions/domain/app.ts";
import { keepingFor } from "../../../functions/domain/app.ts";
import type { Draft } from "../../../functions/domain/receipt-draft.ts";
import { perishable } from "../../../functions/policy/categories.ts";
import type { Drafts, Holder, Patience, Pending, Seen } from "../../../functions/ports.ts";
import { emptyPart } from "../../../functions/purge-app/empty-stores.ts";
import {
  type ReceiptTask,
  type Signing,
  signReceipts,
} from "../../../functions/sign-receipts/sign-receipts.ts";
import { partsOf } from "../../../functions/steps/erasures/parts.ts";
import { noRest } from "../../../functions/steps/retention/erase.ts";
import { eraseDueOfApp } from "../../../functions/steps/retention/erase-app.ts";
import type { Cursor, Walked } from "../../../functions/steps/walk/cursor.ts";
import type { SizedStore } from "./store.ts";
import { type Figures, type Task, workOff } from "./workers.ts";

type Step = (holder: Holder, from: Cursor | undefined, patience: Patience) => Promise<Walked>;
type Place = { readonly step: number; readonly from?: Cursor };

/** Walks one after the other, each from message to message. */
export const walks = (store: SizedStore, steps: readonly Step[]): Promise<Figures> =>
  workOff<Place>(store, { step: 0 }, async ({ step, from }, _, patience) => {
    const walked = await steps[step]?.(store.holder, from, patience);
    if (walked?.finished === false) {
      return [{ task: { step, from: JSON.parse(JSON.stringify(walked.cursor)) }, delaySeconds: 0 }];
    }
    return step + 1 < steps.length ? [{ task: { step: step + 1 }, delaySeconds: 0 }] : [];
  });

/** A person's request: what they wrote is erased, and looked for again. */
export const request = (tenant: Tenant, now: number): readonly Step[] => {
  const part = { category: "messages", asked: { until: now, author: "alice" } } as const;
  return [
    (holder, from, patience) => erasePart(holder, tenant, part, from, now, patience),
    (holder, from, patience) => lookAtPart(holder, tenant, part, from, now, patience),
  ];
};

/** A shortened period: two looks. */
export const shortened = (tenant: Tenant, now: number): readonly Step[] => {
  const look: Step = (holder, from, patience) =>
    eraseDueOfApp(holder, tenant.app.appId, keepingFor(tenant, "messages"), now, {
      ...{ patience, rest: noRest, from },
    });
  return [look, look];
};

/** A purge, its parts here one after the other, and a look that finds nothing. */
export const purge = (app: string, now: number): readonly Step[] => {
  const part =
    (name: ReturnType<typeof partsOf>[number]): Step =>
    async (holder, from, patience) => {
      const media = { eraseApp: async () => ({ found: 0, refused: 0, finished: true }) };
      const how = { patience, rest: noRest, holds: [], from };
      const emptied = await emptyPart({ holders: [holder], media }, { app, part: name }, now, how);
      return emptied.cursor === undefined
        ? { finished: true }
        : { finished: false, cursor: emptied.cursor };
    };
  return [...partsOf("messages"), ...partsOf("messages")].map(part);
};

/** A store of another category, with nothing in it. */
const empty = { records: {}, directory: { ofApp: async () => ({ items: [] }) } };

/** The notary, and what it needs that is no store of records. */
export const receipt = (
  store: SizedStore,
  tenant: Tenant,
  draft: Draft,
  start: number,
): Promise<Figures & { readonly signed: number }> => {
  let waiting: Pending[] = [{ draft, due: start, incomplete: false }];
  let signed = 0;
  const drafts: Drafts = {
    due: async (_, now) => waiting.filter(({ due }) => due <= now),
    named: async (_, names) => waiting.filter((one) => names.includes(one.draft.name)),
    putOff: async (pending, due) => {
      waiting = pending.map((one) => ({ ...one, due }));
      return waiting;
    },
    count: async () => waiting.length,
  };
  const append = async (seen: readonly Seen[]) => {
    signed += seen.length;
    waiting = [];
    return true;
  };
  const figures = workOff<ReceiptTask>(
    store,
    { chain: draft.chain },
    async (task, now, patience) => {
      const sent: Task<ReceiptTask>[] = [];
      const ports = {
        ...{ drafts, region: "r", now: () => Math.floor(start + now()) },
        inDoubt: async () => new Set(),
        standingOf: async () => ({ kind: "known", tenant }) as const,
        holders: {
          ...Object.fromEntries(perishable.map((one) => [one, { ...empty, category: one }])),
          messages: store.holder,
        },
        leftovers: { rows: async () => [], media: async () => 0 },
        receipts: { head: async () => undefined, append },
        signer: { id: async () => "key", sign: async () => "signature" },
        queue: {
          send: async (next: ReceiptTask) => {
            sent.push({ task: JSON.parse(JSON.stringify(next)), delaySeconds: 0 });
          },
        },
      } as unknown as Signing;
      await signReceipts(ports, task, patience);
      return sent;
    },
  );
  return figures.then((one) => ({ ...one, signed }));
};
