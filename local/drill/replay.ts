import { InvokeCommand } from "@aws-sdk/client-lambda";
import { output, type System } from "../system.ts";
import type { Taken } from "./backups.ts";

type Counts = { read: number; erased: number; amended: number; copied: number };

type Answer = Partial<Counts> & { readonly next?: object; readonly errorMessage?: string };

const call = async ({ clients, outputs }: System, task: object): Promise<Answer> => {
  const { Payload, FunctionError } = await clients.lambda.send(
    new InvokeCommand({
      FunctionName: output(outputs, "ReplayLedgerFunction"),
      Payload: Buffer.from(JSON.stringify(task)),
    }),
  );
  const answer = JSON.parse(Buffer.from(Payload ?? []).toString() || "{}") as Answer;
  if (FunctionError !== undefined) throw new Error(answer.errorMessage ?? FunctionError);
  return answer;
};

/** Calls `replay-ledger` until it names no next call; answers the sum of what it did. Throws what it refused. */
export const replay = async (
  system: System,
  { table, takenAt }: Taken,
  restored: string,
): Promise<Counts> => {
  const sum: Counts = { read: 0, erased: 0, amended: 0, copied: 0 };
  let task: object | undefined = { table, restored, takenAt };
  while (task !== undefined) {
    const { next, ...counts }: Answer = await call(system, task);
    for (const name of Object.keys(sum) as (keyof Counts)[]) sum[name] += counts[name] ?? 0;
    task = next;
  }
  return sum;
};
