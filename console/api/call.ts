import { accessToken } from "../shell/sign-in.ts";

/** A refusal of the API, as it said it (RFC 9457). */
export class Refused extends Error {
  readonly status: number;
  readonly type: string;
  readonly errors: readonly { readonly field: string; readonly problem: string }[];

  constructor(
    status: number,
    body: {
      readonly type?: string;
      readonly title?: string;
      readonly detail?: string;
      readonly errors?: Refused["errors"];
    },
  ) {
    super(body.detail ?? body.title ?? `The answer was ${status}`);
    this.status = status;
    this.type = (body.type ?? "").split(":").at(-1) ?? "";
    this.errors = body.errors ?? [];
  }
}

export type Asked = {
  readonly method?: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly etag?: string | undefined;
  readonly signal?: AbortSignal | undefined;
};

const addressOf = (path: string, query: Asked["query"] = {}): string => {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text === "" ? path : `${path}?${text}`;
};

const send = async (path: string, { method = "GET", query, body, etag, signal }: Asked) => {
  const token = await accessToken();
  return fetch(addressOf(path, query), {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(etag === undefined ? {} : { "if-match": etag }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
};

/** What the API answers as text. Throws `Refused` for a problem. */
export const callForText = async (path: string, asked: Asked = {}): Promise<string> => {
  const response = await send(path, asked);
  const text = await response.text();
  if (response.ok) return text;
  const isJson = response.headers.get("content-type")?.includes("json") === true;
  throw new Refused(response.status, isJson ? JSON.parse(text) : {});
};

/** What the API answers. Throws `Refused` for a problem. */
export const call = async <T>(path: string, asked: Asked = {}): Promise<T> => {
  const text = await callForText(path, asked);
  return (text === "" ? undefined : JSON.parse(text)) as T;
};

/** A path of an app, with its parts escaped. */
export const ofApp = (appId: string, ...parts: readonly string[]): string =>
  ["/v1/apps", ...[appId, ...parts].map(encodeURIComponent)].join("/");
