import type { Finding } from "../finding.ts";
import type { Model } from "../template/model.ts";
import { type Duty, dutiesKept, type Restraint, restraintsKept } from "./duty.ts";
import { openToOthers } from "./resource-policies.ts";
import { trusted } from "./roles.ts";
import { narrow } from "./wildcards.ts";

/** A finding for each right that is wider than it need be. */
export const leastPrivilege = (
  model: Model,
  duties: readonly Duty[],
  restraints: readonly Restraint[],
): readonly Finding[] => [
  ...narrow(model),
  ...trusted(model),
  ...openToOthers(model),
  ...dutiesKept(model, duties),
  ...restraintsKept(model, restraints),
];
