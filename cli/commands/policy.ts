import type { Command } from "commander";
import type { Cli } from "../cli.ts";
import { answer, type Schemas } from "../http/api.ts";
import { tableOf } from "../output/table.ts";
import type { Does, Group } from "./command.ts";

type Retention = Schemas["Policy"]["categories"][string]["retention"];

const kept = (retention: Retention): string => {
  if (retention.kind === "fixed") return retention.period;
  if (retention.kind === "after-termination") return `in use, and ${retention.period} after`;
  return `${retention.default}, or as chosen: ${retention.min} to ${retention.max}, or not at all`;
};

const register = async (cli: Cli): Promise<Schemas["Policy"]> =>
  answer((await cli.api("public")).GET("/v1/policy"));

const show = (group: Command, does: Does) =>
  group
    .command("show", { isDefault: true })
    .description("what is kept, for how long, from when, by which clause: open to all")
    .action(
      does(async (cli) => {
        const policy = await register(cli);
        const rows = Object.entries(policy.categories).map(([name, one]) => [
          ...[name, kept(one.retention), one.clock, one.clauses.join(", ")],
        ]);
        cli.show(policy, () =>
          tableOf(["category", "kept", "from", "clauses"], rows, "There is none"),
        );
      }),
    );

const bounds = (group: Command, does: Does) =>
  group
    .command("bounds")
    .description("the service's own periods: how soon what is over is gone, how long links live, …")
    .action(
      does(async (cli) => {
        const { operational } = await register(cli);
        cli.show(operational, () =>
          tableOf(["what", "bound"], Object.entries(operational), "There is none"),
        );
      }),
    );

export const policy: Group = (program, does) => {
  const group = program.command("policy").description("the policy that a deployment keeps");
  show(group, does);
  bounds(group, does);
};
