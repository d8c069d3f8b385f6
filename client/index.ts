/** The API of chat-retention for programs, in Node 20 and in browsers. Paths, bodies and answers are typed by `schema.ts`. */
import openApiClient, { type Middleware } from "openapi-fetch";
import { problemIn } from "./problem-error.ts";
import type { paths } from "./schema.ts";

export { answer } from "./answer.ts";
export { type Amount, addUp, type Holding, type Holdings, overdueOf, totalOf } from "./holdings.ts";
export { type Place, pages } from "./pages.ts";
export { ProblemError, type ProblemType } from "./problem-error.ts";
export type { components, paths } from "./schema.ts";

/** A token, or what gets one: it is asked before each call, and may keep what it has. Without one the call is anybody's. */
export type Token = string | (() => Promise<string | undefined> | string | undefined);

export type Settings = {
  /** The address of the API, without a path. */
  readonly baseUrl: string;
  /** Routes that are open to everybody need none. */
  readonly token?: Token;
  /** In place of the platform's own. */
  readonly fetch?: (request: Request) => Promise<Response>;
};

const withToken = (token: Token): Middleware => ({
  onRequest: async ({ request }) => {
    const value = typeof token === "string" ? token : await token();
    if (value !== undefined) request.headers.set("authorization", `Bearer ${value}`);
  },
});

const refusals: Middleware = {
  onResponse: async ({ response }) => {
    if (!response.ok) throw await problemIn(response);
  },
};

/** A client of `openapi-fetch` whose calls answer, or throw a `ProblemError`. */
export const chatRetention = ({ baseUrl, token, fetch }: Settings) => {
  const client = openApiClient<paths>({ baseUrl, ...(fetch ? { fetch } : {}) });
  client.use(refusals);
  if (token !== undefined) client.use(withToken(token));
  return client;
};
