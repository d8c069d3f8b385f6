/** Which messages a deployment would keep: nothing is sent that would be dropped on arrival. */
import { milliseconds, ofDays } from "../../functions/policy/duration.ts";
import { Failure } from "../failure.ts";
import type { Api } from "../http/api.ts";
import { path } from "../http/path.ts";

type Configuration = {
  readonly consent?: object;
  readonly storage: { readonly messages: { readonly store: boolean; readonly days?: number } };
};
type Policy = {
  readonly categories: { readonly messages: { readonly retention: { readonly default: string } } };
};

/** How long an app keeps messages (ISO 8601). Throws "refused" if it does not. */
export const messagesKept = async (api: Api, app: string): Promise<string> => {
  const place = path`/v1/apps/${app}/configuration`;
  const { storage, consent } = await api.call<Configuration>({ path: place });
  const { store, days } = storage.messages;
  if (!store || consent === undefined) {
    throw new Failure(
      "refused",
      `The app ${app} does not store messages`,
      "They would be passed on to its callback and forgotten",
    );
  }
  if (days !== undefined) return ofDays(days);
  const { categories } = await api.call<Policy>({ path: "/v1/policy" });
  return categories.messages.retention.default;
};

/** Whether a message would be over when it arrives. */
export const isOver = (sentAt: string, period: string, now: number): boolean =>
  Date.parse(sentAt) + milliseconds(period) <= now;
