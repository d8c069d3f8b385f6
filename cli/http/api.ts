/** The API of a deployment: a token, JSON, and refusals as failures of one line. */
import { fetchAgain } from "./fetch.ts";
import { refusal } from "./refusal.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

type Request = {
  readonly method?: Method;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly ifMatch?: string;
  /** Sending it twice does no more than sending it once. Reading is always so. */
  readonly mayRepeat?: boolean;
};

export type Reply<T> = {
  readonly status: number;
  readonly body: T;
  readonly etag: string | undefined;
};

export type Api = {
  readonly url: string;
  /** The answer, if it is no refusal; else throws a `Failure`. */
  send<T>(request: Request): Promise<Reply<T>>;
  /** The body of the answer. */
  call<T>(request: Request): Promise<T>;
};

const addressOf = (url: string, { path: place, query = {} }: Request): string => {
  const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  return `${url}${place}${given.length === 0 ? "" : `?${new URLSearchParams(given)}`}`;
};

const bodyOf = (text: string): unknown => {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
};

const headersOf = ({ body, ifMatch }: Request, token: string | undefined) => ({
  ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  ...(body === undefined ? {} : { "content-type": "application/json" }),
  ...(ifMatch === undefined ? {} : { "if-match": ifMatch }),
});

export const apiAt = (url: string, token: string | undefined): Api => {
  const send = async <T>(request: Request): Promise<Reply<T>> => {
    const { method = "GET", body, mayRepeat = method === "GET" } = request;
    const response = await fetchAgain(mayRepeat)(addressOf(url, request), {
      method,
      headers: headersOf(request, token),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { status, headers } = response;
    const answer = bodyOf(await response.text());
    if (status >= 400) throw refusal(status, answer);
    return { status, body: answer as T, etag: headers.get("etag") ?? undefined };
  };
  return { url, send, call: async <T>(request: Request) => (await send<T>(request)).body };
};
