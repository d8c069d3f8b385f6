import type { Preview as Asked } from "../api/views.ts";
import { Table } from "../shell/table.tsx";
import { count, counted, dayText, size } from "../words/format.ts";
import { categoryTitles } from "../words/names.ts";

type Plan = Omit<Asked, "scope">;

/** What a request would do, store by store; nothing has been touched. */
export const Preview = ({ plan }: { readonly plan: Plan }) => {
  const goes = plan.goes.filter(({ records }) => records > 0);
  const total = goes.reduce((sum, { records }) => sum + records, 0);
  return (
    <section aria-live="polite" class="preview">
      <h3>
        {plan.complete ? "" : "At least "}
        {counted(total, "record")} would go
      </h3>
      {goes.length > 0 && (
        <Table
          caption="What would go"
          head={["Category", "Store", "Records", "Size"]}
          rows={goes.map(({ category, holder, records, bytes }) => [
            categoryTitles[category],
            holder,
            count(records),
            size(bytes),
          ])}
          numeric
        />
      )}
      {plan.held.map(({ holdId, records, reviewAt, clause }) => (
        <p key={holdId}>
          {counted(records, "record")} would wait for a legal hold ({clause}), to be reviewed on{" "}
          {dayText(reviewAt)}.
        </p>
      ))}
      {plan.alsoAsked && <p>Also asked: {plan.alsoAsked.join(", ")}.</p>}
      {plan.stays.length > 0 && (
        <details>
          <summary>What stays, and why</summary>
          <ul>
            {plan.stays.map(({ what, until, reason, clause }) => (
              <li key={what}>
                {what}, {until}: {reason} ({clause})
              </li>
            ))}
          </ul>
        </details>
      )}
      {!plan.complete && (
        <p>
          There is more than could be counted at once, so the request is filed without this plan.
        </p>
      )}
    </section>
  );
};
