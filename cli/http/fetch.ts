/** How the command line speaks HTTP: with the platform's own `fetch`. */
import { setTimeout as sleep } from "node:timers/promises";
import { Failure, lineOf } from "../failure.ts";
import { isLocalhost } from "./localhost.ts";

export type Sent = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | URLSearchParams;
};
type Send = (url: string, sent: Sent) => Promise<Response>;

const busy: readonly number[] = [429, 500, 502, 503, 504];
const attempts = 4;

/** How long to wait before the next attempt (ms): as long as was asked for, or else twice as long each time. */
const restAfter = (attempt: number, asked: string | null): number =>
  Number(asked) > 0 ? Math.min(Number(asked), 30) * 1_000 : 250 * 2 ** attempt;

/**
 * Names under `localhost` are loopback and need no resolver (RFC 6761, 6.3), though Node asks one. So the address is
 * dialled, and the name said, as a resolver that knew the rule would have it.
 */
const dialled = (url: URL): { readonly to: URL; readonly host: Record<string, string> } => {
  if (!isLocalhost(url.hostname) || url.protocol !== "http:") return { to: url, host: {} };
  const to = new URL(url);
  to.hostname = "127.0.0.1";
  return { to, host: { host: url.host } };
};

const once: Send = async (text, { headers, ...sent }) => {
  const url = new URL(text);
  const { to, host } = dialled(url);
  try {
    return await fetch(to, { ...sent, headers: { ...headers, ...host }, redirect: "error" });
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
