import { pages } from "../domain/pages.ts";
import { limits } from "../policy/limits.ts";
import type { Queue, Requests, RequestTask } from "../ports.ts";

export type CallingRequests = {
  readonly requests: Pick<Requests, "page">;
  readonly deletions: Queue<RequestTask>;
};

/** Has the requests of an app that something held looked at again. */
export const callRequests = async (
  { requests, deletions }: CallingRequests,
  appId: string,
  now: number,
): Promise<void> => {
  const read = (after?: string) => requests.page(appId, now, limits.page.max, after);
  for await (const page of pages(read)) {
    for (const { state, requestId } of page) {
      if (state === "held") await deletions.send({ appId, requestId });
    }
  }
};
