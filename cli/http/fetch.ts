/** How the command line speaks HTTP: with the platform's own `fetch`. */
import { setTimeout as sleep } from "node:timers/promises";
import { Failure, lineOf } from "../failure.ts";
import { fetchLocally, isUnresolved } from "./localhost.ts";

export type Sent = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | URLSearchParams;
};
type Send = (url: string, sent: Sent) => Promise<Response>;

const busy: readonly number[] = [429, 500, 502, 503, 504];
const attempts = 4;

/** The window of an app's rate is over by then, whenever it began. */
const mostSeconds = 60;

/** How long to wait before the next attempt (ms): as long as was asked for, or else twice as long each time. */
const restAfter = (attempt: number, asked: string | null): number =>
  Number(asked) > 0 ? Math.min(Number(asked), mostSeconds) * 1_000 : 250 * 2 ** attempt;

const once: Send = async (text, sent) => {
  const url = new URL(text);
  try {
    if (isUnresolved(url)) return await fetchLocally(url, sent);
    return await fetch(url, { ...sent, redirect: "error" });
  } catch (error) {
    throw new Failure("failed", `${url.host} cannot be reached: ${lineOf(error)}`);
  }
};

/** Sends; what may be sent twice is sent again when the service is too busy, or failed. */
export const fetchAgain =
  (mayRepeat: boolean): Send =>
  async (url, sent) => {
    for (let attempt = 1; ; attempt++) {
      const response = await once(url, sent);
      if (!mayRepeat || attempt === attempts || !busy.includes(response.status)) return response;
      await response.body?.cancel();
      await sleep(restAfter(attempt, response.headers.get("retry-after")));
    }
  };

/** Sends for the client. Reading does no more twice than once; of anything else the caller says whether it does. */
export const sending =
  (mayRepeat: boolean) =>
  async (request: Request): Promise<Response> => {
    const { method, url, headers } = request;
    const body = await request.text();
    return fetchAgain(mayRepeat || method === "GET")(url, {
      ...{ method, headers: Object.fromEntries(headers) },
      ...(body === "" ? {} : { body }),
    });
  };
