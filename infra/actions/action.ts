import type { KeyUse } from "../../functions/policy/categories.ts";
import type { Table } from "../../functions/policy/names.ts";
import type { Scope } from "../../functions/policy/rights.ts";
import type { Shape, WorkQueue } from "../shapes.ts";

/**
 * What an action may do to a table; `check` is a condition on it in a transaction about others, and the last three
 * are PartiQL, whose batches can carry conditions.
 */
export type TableRight =
  | "get"
  | "check"
  | "put"
  | "update"
  | "delete"
  | "batch-write"
  | "query"
  | "query-due"
  | "query-named"
  | "scan"
  | "batch-insert"
  | "batch-update"
  | "batch-delete";

export type TableRights = Readonly<Partial<Record<Table, readonly TableRight[]>>>;
/** `know` is to be told that an object is not there, which S3 tells nobody who may not list: to others it is forbidden. */
export type BucketRight = "read" | "write" | "tag" | "delete" | "know" | "list" | "abort";

/** What starts an action. A route is written as in the API's documentation: `GET /v1/apps`. */
type Trigger =
  | { readonly kind: "api"; readonly routes: readonly string[]; readonly scopes: readonly Scope[] }
  | { readonly kind: "queue"; readonly queue: WorkQueue }
  | {
      readonly kind: "event";
      readonly bus: "bus" | "commands";
      readonly detailTypes: readonly string[];
    }
  | { readonly kind: "schedule"; readonly every: string }
  /** An operator calls it, as the runbook says. */
  | { readonly kind: "hand" };

/** Everything that an action may touch; what is not here it cannot do. */
export type Rights = {
  readonly tables?: TableRights;
  /** Data keys of apps by what they are for: `make` wraps new ones, `open` unwraps them. */
  readonly dataKeys?: Readonly<Partial<Record<"make" | "open", readonly KeyUse[]>>>;
  /** The key that signs receipts: `sign` with it, or `read` its public half. */
  readonly receiptKey?: readonly ("sign" | "read")[];
  readonly bucket?: readonly BucketRight[];
  readonly send?: readonly WorkQueue[];
  /** What is said under OpenDSR: `sign` it, `certify` the key that does. */
  readonly dsr?: readonly ("sign" | "certify")[];
  /** The schedules of terminated apps. */
  readonly schedules?: readonly ("set" | "remove")[];
  readonly publish?: boolean;
  /** May work on tables that were restored beside ours, and open them. */
  readonly restored?: boolean;
  /** Is told which stores of the operator's own take part in erasures. */
  readonly dataHolders?: boolean;
  /** May call or accept URLs of the origins that the deployment trusts. */
  readonly trustedOrigins?: boolean;
  /** Is told where people sign in, and as which client. */
  readonly signIn?: boolean;
};

export type Action = Rights & {
  readonly trigger: Trigger;
  readonly shape: Shape;
};
