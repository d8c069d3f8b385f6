import { computed, signal } from "@preact/signals";
import { partsOf } from "./parts.ts";

const hash = signal(location.hash);
addEventListener("hashchange", () => {
  hash.value = location.hash;
});

/** The parts of the place that one looks at: `#/apps/a%20b/holds` is `apps`, `a b`, `holds`. */
export const place = computed<readonly string[]>(() => partsOf(hash.value));

/** A link to a place. */
export const linkTo = (...parts: readonly string[]): string =>
  `#/${parts.map(encodeURIComponent).join("/")}`;
