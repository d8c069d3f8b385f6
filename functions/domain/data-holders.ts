/**
 * Stores of the operator's own that hold a copy (PP-4.integrated): what they are asked to erase, and what they said.
 * Invariant 10: an event names a person by the request about them, never by their id.
 */

import * as z from "zod/mini";
import type { Chosen } from "../policy/categories.ts";
import { dataHolderPattern } from "../policy/names.ts";
import { appId, instant } from "./fields.ts";
import { joined } from "./partition.ts";
import type { DeletionRequest } from "./requests/request.ts";

/** A store's name, as the deployment gives it. */
export const dataHolderName = () => z.string().check(z.regex(dataHolderPattern));

/** What is to go: all of an app, what a category keeps no longer than `keepMs`, or what a request is about. */
export type ToErase =
  | { readonly scope: "app" }
  | { readonly scope: "category"; readonly category: string; readonly keepMs?: number | undefined }
  | { readonly scope: "user" | "conversation"; readonly requestId: string };

/** An erasure that joined stores take part in; of what was collected until an instant (epoch ms). */
export type Asking = {
  readonly erasure: string;
  readonly what: ToErase;
  readonly until: number;
};

/**
 * What one store is asked. `held` means that it will be asked when no law holds any of it; `since` is when it was first
 * asked, `due` when to remind it (epoch ms).
 */
export type AskedRow = Asking & {
  readonly holder: string;
  readonly state: "held" | "asked" | "erased";
  readonly since: number;
  readonly due?: number | undefined;
  readonly found?: number | undefined;
  readonly deleted?: number | undefined;
  /** How often the row was written to since it was made. */
  readonly revision?: number | undefined;
};

/** What a store said that it has erased; `at` as a receipt has it. */
export type ErasedElsewhere = {
  readonly holder: string;
  readonly found: number;
  readonly deleted: number;
};

export const purgeMark = "purge";
export const settingsMark = joined("settings", "");

export const purgeAsking = (now: number): Asking => ({
  erasure: purgeMark,
  what: { scope: "app" },
  until: now,
});

/** Changed settings, of what a category keeps no longer than so many ms. */
export const settingsAsking = (
  version: number,
  category: Chosen,
  keepMs: number,
  now: number,
): Asking => ({
  erasure: joined("settings", version, category),
  what: { scope: "category", category, keepMs },
  until: now,
});

const requestMark = joined("request", "");

export const requestAsking = (
  { requestId, scope }: Pick<DeletionRequest, "requestId" | "scope">,
  until: number,
): Asking => ({
  erasure: joined("request", requestId),
  what:
    scope.kind === "category"
      ? { scope: "category", category: scope.category }
      : { scope: scope.kind, requestId },
  until,
});

/** The request that an erasure carries out, if it does. */
export const requestIn = (erasure: string): string | undefined =>
  erasure.startsWith(requestMark) ? erasure.slice(requestMark.length) : undefined;

const count = () => z.int().check(z.minimum(0));

/** What a store answers by `ErasureConfirmed`: it gives back the request's own `since`, and counts its records. */
export const confirmation = z.object({
  appId: appId(),
  erasure: z.string().check(z.minLength(1), z.maxLength(100)),
  holder: dataHolderName(),
  since: instant(),
  found: count(),
  deleted: count(),
  refused: count(),
  remaining: count(),
});
export type Confirmation = z.infer<typeof confirmation>;

/** Whether a store is done: what it would not give up, or found when it looked again, is not erased. */
export const isDone = ({ found, deleted, refused, remaining }: Confirmation): boolean =>
  refused === 0 && remaining === 0 && found === deleted;
