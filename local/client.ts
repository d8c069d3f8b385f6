/** The API's client as a customer's program would have it: a token, JSON, and problems as errors. */

export type Reply = {
  readonly status: number;
  readonly body: unknown;
  readonly etag: string | null;
};

export type Request = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Client = {
  readonly url: string;
  /** The answer, whatever its status. */
  send(request: Request): Promise<Reply>;
  /** The body of an answer that must not be a problem. */
  call(request: Request): Promise<unknown>;
};

export const apiClient = (url: string, token?: string): Client => {
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
    const text = await response.text();
    const etag = response.headers.get("etag");
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text), etag };
  };
  const call = async (request: Request): Promise<unknown> => {
    const { status, body } = await send(request);
    if (status < 400) return body;
    throw new Error(`${request.method} ${request.path}: ${status} ${JSON.stringify(body)}`);
  };
  return { url, send, call };
};

/** A path of the API with its parts escaped: path`/v1/apps/${appId}`. */
export const path = (words: TemplateStringsArray, ...parts: readonly string[]): string =>
  words.reduce(
    (whole, word, index) => `${whole}${encodeURIComponent(parts[index - 1] ?? "")}${word}`,
  );
