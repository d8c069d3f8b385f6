import type { RequestView } from "../api/views.ts";
import { count } from "../words/format.ts";
import { categoryTitles } from "../words/names.ts";

/** How far the work is, store by store. */
export const Progress = ({
  holders,
}: {
  readonly holders: NonNullable<RequestView["holders"]>;
}) => (
  <section aria-labelledby="stores">
    <h3 id="stores">Store by store</h3>
    {holders.map(({ holder, category, found, deleted, refused }) => (
      <label key={holder} class="store">
        <span>
          {category === undefined ? holder : categoryTitles[category]}: {count(deleted)} of{" "}
          {count(found)} deleted{refused > 0 ? `, ${count(refused)} refused` : ""}
        </span>
        <progress max={Math.max(1, found)} value={found === 0 ? 1 : deleted} />
      </label>
    ))}
  </section>
);
