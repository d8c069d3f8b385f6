/** The chains in which receipts lie. */

import { createHash } from "node:crypto";
import type { App } from "./app.ts";
import { joined } from "./partition.ts";

export const sha256 = (bytes: Uint8Array | string): string =>
  createHash("sha256").update(bytes).digest("hex");

/** The chain of an app: an id that is registered again has another one (invariant 9). */
export const chainOf = ({ appId, registeredAt }: Pick<App, "appId" | "registeredAt">): string =>
  sha256(joined(appId, new Date(registeredAt).toISOString()));
