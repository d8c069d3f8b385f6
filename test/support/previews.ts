/** The vocabulary of the tests about previews of requests to delete. */
import type { Answer } from "./lambda-events.ts";
import type { World } from "./world.ts";

/** Asks what a request would do. */
export const previewOf = (w: World, app: string, body: object): Promise<Answer> =>
  w.call("preview-request", { app, method: "POST", body });

/** The digest of what a request would do. */
export const digestOf = async (w: World, app: string, body: object): Promise<string> => {
  const { status, body: preview } = await previewOf(w, app, body);
  if (status !== 200 || preview.digest === undefined) throw new Error(JSON.stringify(preview));
  return preview.digest;
};

/** Agrees to a plan that has changed. */
export const agree = (w: World, app: string, requestId: string, previewDigest: string) =>
  w.call("request-deletion", {
    app,
    method: "PATCH",
    path: { requestId },
    body: { previewDigest },
  });

/** What would go, as `holder: records`. */
export const goes = ({ body }: Answer): Record<string, number> =>
  Object.fromEntries(
    body.goes.map(({ holder, records }: { holder: string; records: number }) => [holder, records]),
  );
