import type { State } from "../../functions/domain/requests/states.ts";
import type { CategoryName } from "../../functions/policy/categories.ts";
import type { Cause } from "../../functions/policy/receipts.ts";

/** The categories by the names of the policy, shortened where a page is about nothing else. */
export const categoryTitles: Readonly<Record<CategoryName, string>> = {
  appRegistry: "App registry",
  configuration: "Configuration",
  logData: "Log data",
  monitoringData: "Monitoring data",
  userInformation: "User information",
  messages: "Messages and media",
};

export const causeTexts: Readonly<Record<Cause, string>> = {
  purge: "Purge after termination",
  "opt-out": "Opted out of storage",
  "shortened-period": "Shorter period",
  request: "Deletion request",
  "sweep-day": "Expired on a day",
};

export const stateTexts: Readonly<Record<State, string>> = {
  pending: "Waiting to begin",
  in_progress: "Being carried out",
  plan_changed: "Waits for an answer: the plan has changed",
  held: "Stopped by a legal hold",
  partial: "Nearly done: an upload or a store of one's own is waited for",
  completed: "Completed",
  cancelled: "Cancelled",
  denied: "Denied",
};
