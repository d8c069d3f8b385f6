/** Which messages a deployment would keep: nothing is sent that would be dropped on arrival. */
import { clocks } from "../../functions/policy/clocks.ts";
import { milliseconds, ofDays } from "../../functions/policy/duration.ts";
import { Failure } from "../failure.ts";
import { type Api, answer } from "../http/api.ts";

/** How long an app keeps messages (ISO 8601). Throws "refused" if it does not. */
export const messagesKept = async (api: Api, app: string): Promise<string> => {
  const params = { path: { appId: app } };
  const { storage, consent } = await answer(api.GET("/v1/apps/{appId}/configuration", { params }));
  const { store, days } = storage.messages;
  if (!store || consent === undefined) {
    throw new Failure(
      "refused",
      `The app ${app} does not store messages`,
      "They would be passed on to its callback and forgotten",
    );
  }
  if (days !== undefined) return ofDays(days);
  const { categories } = await answer(api.GET("/v1/policy"));
  const retention = categories.messages?.retention;
  if (retention?.kind === "chosen") return retention.default;
  throw new Failure("failed", "The deployment does not say how long it keeps messages");
};

/** Whether a message would be over when it arrives. */
export const isOver = (sentAt: string, period: string, now: number): boolean =>
  Date.parse(sentAt) + milliseconds(period) <= now;

/** Whether a message is dated so far ahead that it would be refused, and its batch with it. */
export const isAhead = (sentAt: string, now: number): boolean =>
  Date.parse(sentAt) > now + milliseconds(clocks.message.ahead);
