/**
 * The guard: the promise of the policy, computed from the template that is deployed. An app of your own uses it so:
 *
 * ```ts
 * Validations.of(app).addPlugins(retentionGuard());
 * claim(new Queue(stack, "Work", { retentionPeriod }), { holds: "work" });
 * ```
 */
export { type Bound, boundsInMarkdown, boundsOf } from "./bounds.ts";
export { type Claim, claim, type Holding } from "./claim.ts";
export { type Examined, examine, type Kept, type Rules } from "./examine.ts";
export { type Finding, sentence } from "./finding.ts";
export { retentionGuard } from "./plugin.ts";
export type { Duty, Restraint } from "./rights/duty.ts";
export { type Holders, rightsInMarkdown, whoMay } from "./rights/who-may.ts";
export type { Place } from "./template/model.ts";
