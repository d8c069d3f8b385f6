import type { Holding, Holdings } from "../../client/holdings.ts";
import type { AppView } from "../api/views.ts";
import { DaysAhead } from "../plots/days-ahead.tsx";
import { now } from "../shell/clock.ts";
import { useLoaded } from "../shell/loaded.ts";
import { Failure, Loading } from "../shell/notice.tsx";
import { Table } from "../shell/table.tsx";
import { Badge } from "../words/badge.tsx";
import { count, counted, dayText, fromNow, lengthText, shortDay, size } from "../words/format.ts";
import { categoryTitles } from "../words/names.ts";
import { loadHoldings } from "./load.ts";
import { horizonOf, type Stretch, stretches } from "./timeline.ts";

const Overdue = ({ overdue }: Pick<Holding, "overdue">) =>
  overdue.records === 0 ? (
    <Badge tone="good">nothing overdue</Badge>
  ) : (
    <Badge tone="bad">
      {counted(overdue.records, "record")} overdue
      {overdue.byMs === undefined ? "" : `, by up to ${lengthText(overdue.byMs)}`}
    </Badge>
  );

const Facts = ({ row }: { readonly row: Holding }) => (
  <div class="facts">
    <p class="figure">
      {counted(row.records, "record")} <small>{size(row.bytes)}</small>
    </p>
    {row.oldest !== undefined && (
      <p>
        oldest <strong>{lengthText(now.value - Date.parse(row.oldest))}</strong>
      </p>
    )}
    <p>
      <Overdue overdue={row.overdue} />
    </p>
    {row.held.records > 0 && (
      <p>
        <Badge tone="notice">{counted(row.held.records, "record")} under a legal hold</Badge>
      </p>
    )}
  </div>
);

/** What a plot shows, in a sentence. */
const saidOf = (title: string, goes: Holding["goes"]): string => {
  const [first, last] = [goes[0], goes.at(-1)];
  if (first === undefined || last === undefined) return `${title}: nothing goes by itself`;
  const peak = goes.reduce((most, one) => (one.records > most.records ? one : most), first);
  return `${title}: goes from ${dayText(first.day)} to ${dayText(last.day)}, the most, ${counted(peak.records, "record")}, on ${dayText(peak.day)}`;
};

/** What goes next, or why nothing does. */
const nextText = ({ records, goes: [next] }: Holding): string => {
  if (next !== undefined) return `Next: ${counted(next.records, "record")} on ${dayText(next.day)}`;
  return records === 0 ? "Nothing is there." : "Kept while the app is in use.";
};

const Category = ({ row, horizon }: { readonly row: Holding; readonly horizon: number }) => {
  const title = categoryTitles[row.category];
  const label = saidOf(title, row.goes);
  return (
    <article class="category">
      <h3>{title}</h3>
      <Facts row={row} />
      {row.goes.length > 0 && (
        <DaysAhead label={label} bars={stretches(row.goes, now.value, horizon)} />
      )}
      <p class="quiet">{nextText(row)}</p>
    </article>
  );
};

const spanOf = ({ from, to }: Stretch): string =>
  from === to ? shortDay(from) : `${shortDay(from)} – ${shortDay(to)}`;

/** The numbers behind the plots: a line for each stretch in which anything goes. */
const Numbers = ({
  rows,
  horizon,
}: {
  readonly rows: readonly Holding[];
  readonly horizon: number;
}) => {
  const columns = rows.map((row) => stretches(row.goes, now.value, horizon));
  const lines = (columns[0] ?? []).map((bar, index) => ({
    bar,
    counts: columns.map((column) => column[index]?.records ?? 0),
  }));
  return (
    <details>
      <summary>The same as numbers</summary>
      <Table
        caption="Records that go, by day of their expiry"
        head={["When", ...rows.map(({ category }) => categoryTitles[category])]}
        rows={lines
          .filter(({ counts }) => counts.some((records) => records > 0))
          .map(({ bar, counts }) => [spanOf(bar), ...counts.map(count)])}
        numeric
      />
    </details>
  );
};

/** What people wrote comes first, what an app is comes last. */
const order = [
  "messages",
  "userInformation",
  "logData",
  "monitoringData",
  "configuration",
] as const;

const inPlots = (holdings: Holdings) => {
  const rows = order.flatMap((name) =>
    holdings.categories.filter(({ category }) => category === name),
  );
  return { rows, horizon: horizonOf(rows, now.value) };
};

/** What is held of an app, category by category, over the days ahead. */
export const Held = ({ app }: { readonly app: AppView }) => {
  const { value, error, isLoading } = useLoaded(`held ${app.appId}`, loadHoldings(app.appId));
  if (value === undefined) {
    return isLoading ? <Loading what="what is held" /> : <Failure error={error} />;
  }
  const { rows, horizon } = inPlots(value);
  return (
    <section aria-labelledby="ahead" aria-busy={isLoading}>
      <h2 id="ahead">The days ahead</h2>
      <p class="quiet" role="status">
        {isLoading ? "Still counting …" : `Counted ${fromNow(value.takenAt, now.value)}.`} Bars are
        records by the day on which they go; each row has its own scale.
      </p>
      {rows.map((row) => (
        <Category key={row.category} row={row} horizon={horizon} />
      ))}
      <Numbers rows={rows} horizon={horizon} />
    </section>
  );
};
