/** Replacing an app's whole configuration (`PUT`). */
import type { Answer, Ask } from "./lambda-events.ts";
import type { World } from "./world.ts";

/** The version of an app's configuration that stands now. */
export const etagNow = async (w: World, app: string): Promise<string> =>
  (await w.call("read-configuration", { app })).headers.etag ?? "";

const put = (w: World, app: string, etag: string, body: Pick<Ask, "body" | "rawBody">) =>
  w.call("change-configuration", { app, method: "PUT", headers: { "if-match": etag }, ...body });

/** Puts a document, from the version named or the current one; answers the API's answer. */
export const replace = async (
  w: World,
  app: string,
  document: unknown,
  etag?: string,
): Promise<Answer> => put(w, app, etag ?? (await etagNow(w, app)), { body: document });

/** The same with a body as it goes over the wire. */
export const replaceRaw = async (w: World, app: string, rawBody: string): Promise<Answer> =>
  put(w, app, await etagNow(w, app), { rawBody });
