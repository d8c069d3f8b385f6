/** The API's client as a customer's program would have it: a token, JSON, and problems as errors. */

export type Reply = {
  readonly status: number;
  readonly body: unknown;
  readonly etag: string | null;
  readonly type: string | undefined;
};

export type Request = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Is told of each call and its answer; what it throws, the call throws. */
export type Hear = (request: Pick<Request, "method" | "path">, reply: Reply) => void;

export type Client = {
  readonly url: string;
  /** The answer, whatever its status. */
  send(request: Request): Promise<Reply>;
  /** The body of an answer that must not be a problem. */
  call(request: Request): Promise<unknown>;
};

const replyOf = ({ status, headers }: Response, text: string): Reply => ({
  status,
  body: text === "" ? undefined : JSON.parse(text),
  etag: headers.get("etag"),
  type: headers.get("content-type") ?? undefined,
});

export const apiClient = (url: string, token?: string, hear?: Hear): Client => {
  const send = async ({ method, path, body, headers }: Request): Promise<Reply> => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const reply = replyOf(response, await response.text());
    hear?.({ method, path }, reply);
    return reply;
  };
  const call = async (request: Request): Promise<unknown> => {
    const { status, body } = await send(request);
    if (status < 400) return body;
    throw new Error(`${request.method} ${request.path}: ${status} ${JSON.stringify(body)}`);
  };
  return { url, send, call };
};

export { path } from "./path.ts";
