/**
 * A run that was given a digest finds the plan again before it deletes anything (DA-5.request). If it is another one,
 * nothing goes: the request says so, and waits until whoever asked agrees to what was found, or calls it off.
 */
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

const always = () => true;

/** Whether the work may begin. Found to be so once, it stays so: what is carried out changes the plan. */
export const checkPlan = async (
  ports: CheckingPlan,
  task: CarryOutTask,
  step: Step,
  patience: Patience,
): Promise<Checked> => {
  const { request, now } = step;
  if (request.plan === undefined || request.plan.agreed === true) return { kind: "agreed" };
  const found = await findPlan(ports, step, task.plan, { patience, bound: always });
  if (found.kind === "stopped") return { kind: "stopped", next: { ...task, plan: found.from } };
  if (found.plan.digest !== request.plan.expects) {
    await report(ports, task, { kind: "change", found: found.plan }, now);
    return { kind: "changed" };
  }
  const { expects } = request.plan;
  await amend(
    ports.requests,
    task,
    ({ plan }) => ({ plan: { ...plan, expects, agreed: true } }),
    now,
  );
  return { kind: "agreed" };
};
