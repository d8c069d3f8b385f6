/**
 * A run that was given a digest finds the plan again before it deletes anything (DA-5.request). If it is more than was
 * agreed to, or something else, nothing goes: the request says so, and waits until whoever asked agrees to what was found,
 * or calls it off. What has expired or gone since needs no second answer.
 */

import { passedOver } from "../domain/passed-over.ts";
import { isWithin } from "../domain/requests/plan.ts";
import type { Patience, Requests } from "../ports.ts";
import { amend } from "../steps/requests/amend.ts";
import { type FindingPlan, findPlan } from "../steps/requests/find-plan.ts";
import { type Reporting, report } from "../steps/requests/report.ts";
import type { CarryOutTask } from "./task.ts";
import type { Step } from "./work-through.ts";

export type CheckingPlan = FindingPlan & Reporting & { readonly requests: Requests };

/** `stopped` leaves where to go on. */
export type Checked =
  | { readonly kind: "agreed" | "changed" }
  | { readonly kind: "stopped"; readonly next: CarryOutTask };

/** Notes that the plan is as agreed; false if another one is waited for, or the request is over, by now. */
const noteAgreed = async (
  { requests }: CheckingPlan,
  task: CarryOutTask,
  expects: string,
  now: number,
): Promise<boolean> => {
  const noted = await amend(
    requests,
    task,
    ({ state, plan }) =>
      state === "plan_changed" || plan?.expects !== expects
        ? undefined
        : { plan: { ...plan, agreed: true } },
    now,
  );
  return noted !== undefined;
};

/** Whether the work may begin. Found to be so once, it stays so: what is carried out changes the plan. */
export const checkPlan = async (
  ports: CheckingPlan,
  task: CarryOutTask,
  step: Step,
  patience: Patience,
): Promise<Checked> => {
  const { request, now } = step;
  if (request.plan === undefined || request.plan.agreed === true) return { kind: "agreed" };
  const found = await findPlan(ports, step, task.plan, patience);
  if (found.kind === "stopped") return { kind: "stopped", next: { ...task, plan: found.from } };
  if (!isWithin(found.plan.digest, request.plan.expects)) {
    // Refused if it was answered or ended meanwhile: then it is looked at again, or no more.
    passedOver(await report(ports, task, { kind: "change", found: found.plan }, now));
    return { kind: "changed" };
  }
  return {
    kind: (await noteAgreed(ports, task, request.plan.expects, now)) ? "agreed" : "changed",
  };
};
