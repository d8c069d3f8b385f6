/** Replacing an app's whole configuration (`PUT`). */
import type { Ask, World } from "./world.ts";

const put = async (w: World, app: string, body: Pick<Ask, "body" | "rawBody">) => {
  const { headers } = await w.call("read-configuration", { app });
  const own = { method: "PUT", headers: { "if-match": headers.etag ?? "" } };
  return w.call("change-configuration", { app, ...own, ...body });
};

/** Puts a document, from the current version; answers the API's answer. */
export const replace = (w: World, app: string, document: unknown) =>
  put(w, app, { body: document });

/** The same with a body as it goes over the wire. */
export const replaceRaw = (w: World, app: string, rawBody: string) => put(w, app, { rawBody });
