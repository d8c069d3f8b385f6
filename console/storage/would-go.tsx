import type { Holding } from "../../client/holdings.ts";
import { horizonOf, stretches } from "../holdings/timeline.ts";
import { DaysAhead } from "../plots/days-ahead.tsx";
import { now } from "../shell/clock.ts";
import { Table } from "../shell/table.tsx";
import { count, counted, size } from "../words/format.ts";

type Props = { readonly row: Holding; readonly isWhole: boolean };

/** What a change would do to what is held: at once, sooner, later, and over the days ahead. */
export const WouldGo = ({ row, isWhole }: Props) => {
  const asIf = row.asIf;
  if (asIf === undefined) return null;
  const horizon = horizonOf([row, { goes: asIf.goes }], now.value);
  const lines = [
    ["Goes at once", asIf.goesAtOnce],
    ["Goes sooner than now", asIf.earlier],
    ["Goes later than now", asIf.later],
    ["Kept by a legal hold", asIf.held],
  ] as const;
  const label = `After the change ${counted(asIf.goesAtOnce.records, "record")} would go at once; bars show the days ahead, before and after`;
  return (
    <section class="preview" aria-live="polite" aria-busy={!isWhole}>
      <h4>
        {isWhole ? "" : "So far: "}
        {counted(asIf.goesAtOnce.records, "record")} would be deleted at once
      </h4>
      <DaysAhead
        label={label}
        bars={stretches(asIf.goes, now.value, horizon)}
        before={stretches(row.goes, now.value, horizon)}
      />
      <p class="quiet">
        <span class="key before" aria-hidden="true" /> as it is now{" "}
        <span class="key after" aria-hidden="true" /> after the change
      </p>
      <Table
        caption="What the change would do"
        head={["", "Records", "Size"]}
        rows={lines.map(([title, { records, bytes }]) => [title, count(records), size(bytes)])}
        numeric
      />
    </section>
  );
};
