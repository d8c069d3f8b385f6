import { Problem } from "../../domain/problem.ts";
import { requestId } from "../../domain/requests/identifiers.ts";
import { type DeletionRequest, type RequestType, typeOf } from "../../domain/requests/request.ts";
import { requestView } from "../../domain/requests/view.ts";
import type { Requests } from "../../ports.ts";

/** A cursor is the last id that was shown. */
const tokenOf = (appId: string, cursor: string): string => {
  const id = requestId().safeParse(Buffer.from(cursor, "base64url").toString());
  if (!id.success) throw new Problem("invalid-cursor");
  return JSON.stringify({ pk: appId, sk: id.data });
};

const cursorOf = (token: string): string =>
  Buffer.from(String(JSON.parse(token).sk)).toString("base64url");

/** A page of an app's requests of a type, in the order of their ids; there may be more behind a page with few. */
export const readRequests = async (
  { page }: Requests,
  { appId, type }: { readonly appId: string; readonly type: RequestType },
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  now: number,
) => {
  const after = cursor === undefined ? undefined : tokenOf(appId, cursor);
  const { items, next } = await page(appId, now, limit, after);
  return {
    requests: items.filter((one) => typeOf(one) === type).map(requestView),
    ...(next === undefined ? {} : { next: cursorOf(next) }),
  };
};

/** One request of a type. Throws "not-found" for none, or one that is forgotten. */
export const readRequest = async (
  { get }: Requests,
  { appId, type }: { readonly appId: string; readonly type: RequestType },
  id: string,
  now: number,
): Promise<DeletionRequest> => {
  const request = await get(appId, id, now);
  if (request === undefined || typeOf(request) !== type) throw new Problem("not-found");
  return request;
};
