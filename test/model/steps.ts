/** Everything that a customer, a person, an operator, Tencent, a clock and the platform can do, as plain data. */
import type { Fault } from "../support/tap/faults.ts";
import type { Category, Scope } from "./life.ts";
import type { Registry } from "./losing-rows.ts";
import type { Failing } from "./outage.ts";
import type { Restorable } from "./restoring.ts";

/** Apps, people and conversations go by small numbers, what is there already by a place among it. */
export type Step =
  | {
      readonly do: "say";
      readonly app: number;
      readonly by: number;
      readonly in: number;
      readonly ago: number;
    }
  | { readonly do: "introduce" | "forget"; readonly app: number; readonly by: number }
  /** Tencent says that somebody wrote in a group. */
  | { readonly do: "hook"; readonly app: number; readonly by: number; readonly ago: number }
  /** A photo is uploaded, and sent with a message; or nobody ever sends it. */
  | { readonly do: "show"; readonly app: number; readonly by: number; readonly isSent: boolean }
  /** A person asks by OpenDSR. */
  | { readonly do: "dsr"; readonly app: number; readonly by: number }
  /** What was recorded of calls is held. */
  | { readonly do: "holdLogs"; readonly app: number }
  | { readonly do: "recall"; readonly app: number; readonly which: number }
  | {
      readonly do: "keep";
      readonly app: number;
      readonly category: Category;
      readonly days: number;
    }
  | { readonly do: "hold"; readonly app: number; readonly scope: Target }
  | { readonly do: "lift"; readonly app: number; readonly which: number }
  | { readonly do: "ask"; readonly app: number; readonly scope: Target | Category }
  | { readonly do: "cancel"; readonly app: number; readonly which: number }
  /** `remind` is a message of an earlier termination, or of nobody, that asks for the purge. */
  | { readonly do: "terminate" | "reactivate" | "remind"; readonly app: number }
  | { readonly do: "bill"; readonly app: number; readonly ends: boolean; readonly ago: number }
  /** The app's details are to be shared with TRTC, or no longer; and TRTC says that it has deleted them, or says so again. */
  | { readonly do: "share"; readonly app: number; readonly on: boolean }
  | { readonly do: "confirm"; readonly app: number; readonly again: boolean }
  /** A table is backed up; and a backup of it is restored, after what it holds and nobody changed was lost, or though nothing was. */
  | { readonly do: "backUp"; readonly table: Restorable }
  | { readonly do: "restore"; readonly which: number; readonly isLost: boolean }
  /** A preview of a request is shown; and the request is filed with what was shown. */
  | { readonly do: "preview"; readonly app: number; readonly scope: Target | Category }
  | { readonly do: "askAsShown"; readonly app: number }
  /** Whoever asked agrees to what was found instead. */
  | { readonly do: "agree"; readonly app: number; readonly which: number }
  /** What the registry says of an app in a table is lost, until all was done that was due, and then put back as it was. */
  | { readonly do: "loseRow"; readonly app: number; readonly table: Registry }
  /** A table fails at every call, until all was done that was due. */
  | { readonly do: "outage"; readonly table: Failing }
  | { readonly do: "wait"; readonly for: (typeof waits)[number] }
  | {
      readonly do: "deliver";
      readonly which: number;
      readonly twice: boolean;
      readonly hurried: boolean;
    }
  | { readonly do: "lose"; readonly which: number }
  | { readonly do: "loseSchedule"; readonly app: number }
  | { readonly do: "sweep" | "settle" | "restart" }
  /** The clocks of the sweep and the workers are ahead of those of the API from now on, or behind. */
  | { readonly do: "skew"; readonly minutes: number }
  /** One app's token is used for the other. */
  | { readonly do: "pry"; readonly app: number; readonly in: number; readonly by: number }
  /** The next function that runs meets a fault at one of its calls, or of those that write. */
  | {
      readonly do: "fail";
      readonly fault: Fault;
      readonly after: number;
      readonly writing: boolean;
    };

/** A scope by number: of the people, or of the conversations. */
export type Target = { readonly kind: Scope["kind"]; readonly number: number };

export const waits = [
  "minute",
  "hour",
  "day",
  "toExpiry",
  "beforeExpiry",
  "toPurge",
  "beforePurge",
] as const;
