import type { Action } from "./actions/action.ts";
import { appActions } from "./actions/app-actions.ts";
import { backgroundActions } from "./actions/background-actions.ts";
import { consoleActions } from "./actions/console-actions.ts";
import { contentActions } from "./actions/content-actions.ts";
import { receiptActions } from "./actions/receipt-actions.ts";
import { recordActions } from "./actions/record-actions.ts";
import { requestActions } from "./actions/request-actions.ts";

const all = {
  ...appActions,
  ...contentActions,
  ...recordActions,
  ...requestActions,
  ...backgroundActions,
  ...receiptActions,
  ...consoleActions,
};
export type ActionName = keyof typeof all;

/** Every action of the product: the name is its folder in `functions/`, the rest is all it may do. */
export const actions: Readonly<Record<ActionName, Action>> = all;

export const actionNames = Object.keys(all) as ActionName[];
