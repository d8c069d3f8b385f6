import { api, type Place, pages } from "../api/api.ts";
import type { RequestView } from "../api/views.ts";

/** All requests to delete something of an app. */
export const allRequests = async (appId: string, signal: AbortSignal): Promise<RequestView[]> => {
  const requests: RequestView[] = [];
  const read = (at: Place) =>
    api.GET("/v1/apps/{appId}/deletion-requests", {
      ...{ params: { path: { appId }, query: { limit: 100, ...at } }, signal },
    });
  for await (const page of pages(read)) requests.push(...page.requests);
  return requests;
};
