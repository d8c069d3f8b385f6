import { computed, signal } from "@preact/signals";

const hash = signal(location.hash);
addEventListener("hashchange", () => {
  hash.value = location.hash;
});

/** The parts of the place that one looks at: `#/apps/a%20b/holds` is `apps`, `a b`, `holds`. */
export const place = computed<readonly string[]>(() =>
  hash.value.replace(/^#\/?/, "").split("/").filter(Boolean).map(decodeURIComponent),
);

/** A link to a place. */
export const linkTo = (...parts: readonly string[]): string =>
  `#/${parts.map(encodeURIComponent).join("/")}`;
