import { variables } from "../policy/names.ts";
import type { Run } from "../runtime.ts";

/** The stores of the operator's own that have joined, by name. */
export const joinedIn = (run: Run): readonly string[] =>
  run
    .setting(variables.dataHolders)
    .split(",")
    .filter((name) => name !== "");
