/** What the notary counts, where the stores answer page by page. */
import { expect, it } from "vitest";
import type { Keeping } from "../../../functions/domain/keeping.ts";
import { directorySlots } from "../../../functions/domain/partition.ts";
import type { Found, Holder } from "../../../functions/ports.ts";
import { ofSettings } from "../../../functions/sign-receipts/questions.ts";
import { type Tallies, walkStage } from "../../../functions/sign-receipts/tallying.ts";

const now = 1_000;
const keeping: Keeping = {
  ...{ kind: "kept", ms: 100 },
  holds: [{ kind: "user", digest: "alice" }],
};

const record = (at: number, more: Partial<Found> = {}): Found => ({
  ...{ pk: "app|c|day", sk: String(at), at, until: at + 100, author: "bob" },
  ...more,
});

/** A store with one partition, which it answers page by page. */
const holderOf = (...pages: readonly Found[][]): Holder => {
  const entry = {
    ...{ partition: { app: "app", group: "c", bucket: "day" }, due: 0, touched: 0 },
  };
  const find = async (_: unknown, { after }: { readonly after?: string }) => {
    const page = after === undefined ? 0 : Number(JSON.parse(after).sk);
    const next = page + 1 < pages.length ? JSON.stringify({ sk: String(page + 1) }) : undefined;
    return { items: pages[page] ?? [], next };
  };
  const ofApp = async (_: string, slot: string) => ({
    items: slot === directorySlots[0] ? [entry] : [],
  });
  return { category: "messages", records: { find }, directory: { ofApp } } as unknown as Holder;
};

const count = async (...pages: readonly Found[][]) => {
  const asked = ofSettings({ category: "messages", ended: now }, keeping);
  const questions = asked.map((one) => ({ ...one, name: "settings" }));
  const counted = { tallies: {} as Tallies, failed: new Map() };
  const stage = { holder: holderOf(...pages), app: "app", questions };
  await walkStage(stage, counted, undefined, () => true);
  return counted.tallies.settings?.messages;
};

it("DA-5.law: what is left behind a page of held records is not overlooked", async () => {
  const held = [record(1, { author: "alice" }), record(2, { author: "alice" })];
  expect(await count(held, [record(3)])).toEqual({ left: 1, held: 2 });
});

it("DA-5.request: what is left behind a page of marks is not overlooked, and marks are nobody's data", async () => {
  expect(await count([record(1, { recalled: true })], [record(2)])).toEqual({ left: 1, held: 0 });
});

it("DA-5.period: what is not over yet is neither left nor held", async () => {
  expect(await count([record(950), record(960, { author: "alice" })])).toEqual({
    ...{ left: 0, held: 0 },
  });
});
