import type { RequestView } from "../api/views.ts";
import { categoryTitles } from "../words/names.ts";
import { progressText } from "../words/progress.ts";

/** How far the work is, store by store. */
export const Progress = ({
  holders,
}: {
  readonly holders: NonNullable<RequestView["holders"]>;
}) => (
  <section aria-labelledby="stores">
    <h3 id="stores">Store by store</h3>
    {holders.map((store) => (
      <label key={store.holder} class="store">
        <span>
          {store.category === undefined ? store.holder : categoryTitles[store.category]}:{" "}
          {progressText(store)}
        </span>
        <progress max={Math.max(1, store.found)} value={store.found === 0 ? 1 : store.deleted} />
      </label>
    ))}
  </section>
);
