import { useSignal } from "@preact/signals";
import { isFinal } from "../../functions/domain/requests/states.ts";
import type { RequestView } from "../api/views.ts";
import { now } from "../shell/clock.ts";
import { Dialog } from "../shell/dialog.tsx";
import { useLoaded } from "../shell/loaded.ts";
import { Failure, Loading } from "../shell/notice.tsx";
import { linkTo } from "../shell/route.ts";
import { dayText, fromNow } from "../words/format.ts";
import { FileRequest } from "./file-request.tsx";
import { allRequests } from "./load.ts";
import { StateBadge } from "./state-badge.tsx";
import { aboutOf } from "./target.ts";

const Line = ({ appId, request }: { readonly appId: string; readonly request: RequestView }) => (
  <article class="line">
    <h3>
      <a href={linkTo("apps", appId, "requests", request.requestId)}>
        {aboutOf(request)}, asked on {dayText(request.submittedAt)}
      </a>
    </h3>
    <StateBadge state={request.state} />
    <p class="quiet">
      {isFinal(request.state)
        ? `Ended ${fromNow(request.changedAt, now.value)}`
        : `Deadline ${dayText(request.deadline)}, ${fromNow(request.deadline, now.value)}`}
    </p>
  </article>
);

/** Open ones first, by their deadline; then the ended ones, the last first. */
const sorted = (requests: readonly RequestView[]): readonly RequestView[] => {
  const rank = ({ state }: RequestView) => (isFinal(state) ? 1 : 0);
  return [...requests].sort(
    (one, other) =>
      rank(one) - rank(other) ||
      (rank(one) === 0
        ? one.deadline.localeCompare(other.deadline)
        : other.changedAt.localeCompare(one.changedAt)),
  );
};

/** The requests to delete something of an app, and a way to file one. */
export const Requests = ({ appId }: { readonly appId: string }) => {
  const isFiling = useSignal(false);
  const { value, error, isLoading } = useLoaded(`requests ${appId}`, (signal) =>
    allRequests(appId, signal),
  );
  const filed = ({ requestId }: RequestView) => {
    isFiling.value = false;
    location.hash = linkTo("apps", appId, "requests", requestId);
  };
  return (
    <section aria-labelledby="requests">
      <div class="title">
        <h2 id="requests">Requests to delete</h2>
        <button
          type="button"
          onClick={() => {
            isFiling.value = true;
          }}
        >
          File a request …
        </button>
      </div>
      <Failure error={error} />
      {value === undefined && isLoading && <Loading what="the requests" />}
      {value?.length === 0 && <p>Nobody has asked for anything to be deleted.</p>}
      {value &&
        sorted(value).map((one) => <Line key={one.requestId} appId={appId} request={one} />)}
      <Dialog
        title="File a deletion request"
        isOpen={isFiling.value}
        onClose={() => {
          isFiling.value = false;
        }}
      >
        <FileRequest appId={appId} onFiled={filed} />
      </Dialog>
    </section>
  );
};
