import type { RequestView } from "../api/views.ts";
import { count } from "./format.ts";

type Store = NonNullable<RequestView["holders"]>[number];

/** Of what was found in a store: how much is gone, and why the rest is not. */
export const progressText = ({ found, deleted, held, refused, remaining }: Store): string =>
  [
    `${count(deleted)} of ${count(found)} deleted`,
    ...(held > 0 ? [`${count(held)} kept by a legal hold`] : []),
    ...(refused > 0 ? [`${count(refused)} refused`] : []),
    ...(remaining > 0 ? [`${count(remaining)} still there`] : []),
  ].join(", ");
