import type { Command } from "commander";
import { tableOf } from "../output/table.ts";
import type { Does, Group } from "./command.ts";

type Retention = { readonly kind: string } & Readonly<Record<string, string>>;
type Register = {
  readonly region: string;
  readonly version: string;
  readonly categories: Readonly<
    Record<
      string,
      {
        readonly title: string;
        readonly retention: Retention;
        readonly clock: string;
        readonly clauses: readonly string[];
      }
    >
  >;
  readonly operational: Readonly<Record<string, string>>;
};

const kept = ({ kind, period, min, max, ...rest }: Retention): string => {
  if (kind === "chosen") return `${rest.default}, or as chosen: ${min} to ${max}, or not at all`;
  return kind === "fixed" ? String(period) : `in use, and ${period} after`;
};

const show = (group: Command, does: Does) =>
  group
    .command("show", { isDefault: true })
    .description("what is kept, for how long, from when, by which clause: open to all")
    .action(
      does(async (cli) => {
        const register = await (await cli.api("public")).call<Register>({ path: "/v1/policy" });
        const rows = Object.entries(register.categories).map(([name, one]) => [
          ...[name, kept(one.retention), one.clock, one.clauses.join(", ")],
        ]);
        cli.show(register, () =>
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
        const { operational } = await (await cli.api("public")).call<Register>({
          path: "/v1/policy",
        });
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
