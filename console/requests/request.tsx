import { useEffect } from "preact/hooks";
import { isFinal } from "../../functions/domain/requests/states.ts";
import { answer, api } from "../api/api.ts";
import type { RequestView } from "../api/views.ts";
import { now } from "../shell/clock.ts";
import { useDoing } from "../shell/doing.ts";
import { useLoaded } from "../shell/loaded.ts";
import { Failure, Loading } from "../shell/notice.tsx";
import { linkTo } from "../shell/route.ts";
import { fromNow, instantText } from "../words/format.ts";
import { Preview } from "./preview.tsx";
import { Progress } from "./progress.tsx";
import { passedOf, stageOf, stages } from "./stage.ts";
import { StateBadge } from "./state-badge.tsx";
import { aboutOf } from "./target.ts";

const often = 2_000;

const Stages = ({ state }: Pick<RequestView, "state">) => {
  const at = stageOf(state);
  return (
    <ol class="stages">
      {stages.map((title, index) => (
        <li
          key={title}
          class={index <= at ? "reached" : ""}
          aria-current={index === at ? "step" : undefined}
        >
          {title}
        </li>
      ))}
    </ol>
  );
};

const Deadline = ({ request }: { readonly request: RequestView }) => (
  <p>
    <label>
      Deadline: {instantText(request.deadline)}, {fromNow(request.deadline, now.value)}
      <progress max={1} value={passedOf(request, now.value)} />
    </label>
  </p>
);

const path = "/v1/apps/{appId}/deletion-requests/{requestId}";
const one = (appId: string, requestId: string) => ({ params: { path: { appId, requestId } } });

type Shown = { readonly appId: string; readonly request: RequestView; readonly reload: () => void };

const Answers = ({ appId, request, reload }: Shown) => {
  const { isBusy, error, run } = useDoing();
  const call = one(appId, request.requestId);
  const preview = request.preview;
  const agree = () =>
    run(async () => {
      await api.PATCH(path, { ...call, body: { previewDigest: preview?.digest ?? "" } });
      reload();
    });
  const cancel = () =>
    run(async () => {
      await api.DELETE(path, call);
      reload();
    });
  const canCancel = request.state === "pending" || request.state === "plan_changed";
  return (
    <>
      {preview && <Preview plan={{ ...preview, complete: true, stays: [] }} />}
      <Failure error={error} />
      {preview && (
        <button type="button" aria-busy={isBusy} disabled={isBusy} onClick={() => void agree()}>
          Agree to this plan
        </button>
      )}
      {canCancel && (
        <button type="button" class="secondary" disabled={isBusy} onClick={() => void cancel()}>
          Cancel the request
        </button>
      )}
    </>
  );
};

const Details = ({ appId, request, reload }: Shown) => (
  <>
    <div class="title">
      <h2>{aboutOf(request)}</h2>
      <StateBadge state={request.state} />
    </div>
    <Stages state={request.state} />
    {request.reviewBy !== undefined && (
      <p>
        A legal hold keeps some of it (DA-5.law), which nobody can read; it is reviewed by{" "}
        {instantText(request.reviewBy)}.
      </p>
    )}
    {request.reason === "plan_not_agreed" && (
      <p>Nobody agreed in time to what was found: nothing was deleted.</p>
    )}
    {!isFinal(request.state) && <Deadline request={request} />}
    {request.holders && <Progress holders={request.holders} />}
    <Answers appId={appId} request={request} reload={reload} />
    {request.state === "completed" && (
      <p>
        Its evidence is among the <a href={linkTo("apps", appId, "receipts")}>receipts</a>.
      </p>
    )}
    <dl>
      <dt>Id</dt>
      <dd>
        <code>{request.requestId}</code>
      </dd>
      <dt>Asked</dt>
      <dd>{instantText(request.submittedAt)}</dd>
      <dt>Last change</dt>
      <dd>{instantText(request.changedAt)}</dd>
    </dl>
  </>
);

/** One request: its stage, its deadline, and how far each store is. It is looked at again until it has ended. */
export const Request = ({
  appId,
  requestId,
}: {
  readonly appId: string;
  readonly requestId: string;
}) => {
  const { value, error, reload } = useLoaded(`request ${requestId}`, (signal) =>
    answer(api.GET(path, { ...one(appId, requestId), signal })),
  );
  const isOpen = value !== undefined && !isFinal(value.state);
  useEffect(() => {
    if (!isOpen) return;
    const timer = setInterval(reload, often);
    return () => clearInterval(timer);
  }, [isOpen]);
  return (
    <section aria-live="polite">
      <p>
        <a href={linkTo("apps", appId, "requests")}>All requests</a>
      </p>
      <Failure error={error} />
      {value === undefined && error === undefined && <Loading what="the request" />}
      {value && <Details appId={appId} request={value} reload={reload} />}
    </section>
  );
};
