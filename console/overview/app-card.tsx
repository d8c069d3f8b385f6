import { type Holdings, overdueOf, totalOf } from "../../client/holdings.ts";
import { isFinal } from "../../functions/domain/requests/states.ts";
import { answer, api, ofApp } from "../api/api.ts";
import type { AppView, HoldView, RequestView } from "../api/views.ts";
import { Status } from "../app/status.tsx";
import { loadHoldings } from "../holdings/load.ts";
import { horizonOf, stretches } from "../holdings/timeline.ts";
import { DaysAhead } from "../plots/days-ahead.tsx";
import { allRequests } from "../requests/load.ts";
import { now } from "../shell/clock.ts";
import { type Load, useLoaded } from "../shell/loaded.ts";
import { Failure } from "../shell/notice.tsx";
import { linkTo } from "../shell/route.ts";
import { Badge } from "../words/badge.tsx";
import { counted, fromNow, lengthText, shortDay, size } from "../words/format.ts";

type Asked = { readonly open: readonly RequestView[]; readonly holds: readonly HoldView[] };

const loadAsked =
  (appId: string): Load<Asked> =>
  async (signal) => {
    const [requests, holds] = await Promise.all([
      allRequests(appId, signal),
      answer(api.GET("/v1/apps/{appId}/holds", { ...ofApp(appId), signal })),
    ]);
    return { open: requests.filter(({ state }) => !isFinal(state)), holds: holds.holds };
  };

/** All that goes, whatever it is. */
const goesOf = ({ categories }: Holdings) =>
  categories.flatMap(({ goes }) => goes).sort((one, other) => (one.day < other.day ? -1 : 1));

const Ahead = ({ holdings }: { readonly holdings: Holdings }) => {
  const goes = goesOf(holdings);
  const [next] = goes;
  if (next === undefined) return <p>Nothing goes by itself.</p>;
  const bars = stretches(goes, now.value, horizonOf([{ goes }], now.value));
  const text = `The next goes on ${shortDay(next.day)}.`;
  return (
    <>
      <DaysAhead label={`What goes on the days ahead. ${text}`} bars={bars} />
      <p class="quiet">{text}</p>
    </>
  );
};

const Held = ({ holdings }: { readonly holdings: Holdings }) => {
  const [total, overdue] = [totalOf(holdings), overdueOf(holdings)];
  return (
    <>
      <p class="figure">
        {counted(total.records, "record")} <small>{size(total.bytes)}</small>
      </p>
      <p>
        {overdue.records > 0 ? (
          <Badge tone="bad">
            {counted(overdue.records, "record")} overdue
            {overdue.byMs === undefined ? "" : `, by ${lengthText(overdue.byMs)}`}
          </Badge>
        ) : (
          <Badge tone="good">nothing overdue</Badge>
        )}
      </p>
      <Ahead holdings={holdings} />
    </>
  );
};

const Asks = ({ open, holds }: Asked) => {
  const nearest = open.map(({ deadline }) => deadline).sort()[0];
  const review = holds.map(({ reviewAt }) => reviewAt).sort()[0];
  return (
    <ul class="asks">
      {open.length > 0 && (
        <li>
          {counted(open.length, "open request")}, deadline {fromNow(nearest ?? "", now.value)}
        </li>
      )}
      {holds.length > 0 && (
        <li>
          {counted(holds.length, "legal hold")}, review {fromNow(review ?? "", now.value)}
        </li>
      )}
    </ul>
  );
};

/** An app at a glance. */
export const AppCard = ({ app }: { readonly app: AppView }) => {
  const { appId, status } = app;
  const held = useLoaded(`held ${appId} ${status}`, loadHoldings(appId));
  const asked = useLoaded(`asked ${appId} ${status}`, loadAsked(appId));
  const isOver = status !== "active" && Date.parse(app.purgeAt ?? "") <= now.value;
  return (
    <article class="card">
      <header>
        <h2>
          <a href={linkTo("apps", appId)}>{appId}</a>
        </h2>
        <Status app={app} />
      </header>
      {!isOver && <Failure error={held.error ?? asked.error} />}
      {held.value && <Held holdings={held.value} />}
      {held.isLoading && <p aria-busy="true">counting …</p>}
      {asked.value && <Asks {...asked.value} />}
    </article>
  );
};
