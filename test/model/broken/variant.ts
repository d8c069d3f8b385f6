/** The product with one invariant broken at a time: a model that finds nothing proves nothing. */
import type { Step } from "../steps.ts";
import type { Theme } from "../themes.ts";

/** One place in the code, as it is and as it is broken; the file is below `functions/`. */
export type Break = { readonly file: string; readonly whole: string; readonly broken: string };
export type Variant = {
  readonly invariant: number;
  readonly name: string;
  /** In which sequences it is met soonest. */
  readonly theme: Theme;
  /** Steps by which the model found it, shrunk. */
  readonly witness: readonly Step[];
  /** The same by other ways, where it depends on the order of calls that go side by side. */
  readonly also?: readonly (readonly Step[])[];
  readonly breaks: readonly Break[];
};
