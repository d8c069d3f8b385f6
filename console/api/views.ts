/** What the API answers, by the very functions that make the answers. */
import type { appView } from "../../functions/domain/app.ts";
import type { holdView } from "../../functions/domain/holds.ts";
import type { SignedReceipt } from "../../functions/domain/receipt.ts";
import type { Going, Keeping } from "../../functions/domain/requests/plan.ts";
import type { requestView } from "../../functions/domain/requests/view.ts";
import type { register } from "../../functions/policy/register.ts";
import type { Stay } from "../../functions/policy/stays.ts";

export type AppView = ReturnType<typeof appView>;
export type HoldView = ReturnType<typeof holdView>;
export type RequestView = ReturnType<typeof requestView>;
export type Register = ReturnType<typeof register>;

/** What a deletion request would do. */
export type Preview = {
  readonly complete: boolean;
  readonly digest?: string;
  readonly goes: readonly Going[];
  readonly held: readonly Keeping[];
  readonly alsoAsked?: readonly string[];
  readonly stays: readonly Stay[];
};

/** A page of a chain of receipts. */
export type ReceiptPage = {
  readonly chain: string;
  readonly receipts: readonly SignedReceipt[];
  readonly next?: string;
  readonly pending?: number;
};
