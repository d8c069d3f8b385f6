import { Argument, type Command } from "commander";
import { path } from "../http/path.ts";
import { count } from "../output/numbers.ts";
import { tableOf } from "../output/table.ts";
import { asking, type Does, type Group, ofApp } from "./command.ts";

type Erasure = {
  readonly kind: string;
  readonly state: string;
  readonly found: number;
  readonly erased: number;
  readonly remaining: {
    readonly partitions: number;
    readonly orMore: boolean;
    readonly records?: number;
  };
  readonly recordsPerSecond?: number;
  readonly estimatedEnd?: string;
};

const left = ({ partitions, orMore, records }: Erasure["remaining"]): string => {
  const least = orMore ? "at least " : "";
  return `${least}${count(partitions)} partitions${records === undefined ? "" : `, about ${count(records)} records`}`;
};

const rowOf = ({ kind, state, erased, remaining, recordsPerSecond, estimatedEnd }: Erasure) => [
  ...[kind, state, count(erased), left(remaining)],
  ...[recordsPerSecond, estimatedEnd],
];

const head = ["erasure", "state", "erased", "left", "records/s", "estimated end"];

const show = (group: Command, does: Does) =>
  ofApp(group.command("show"))
    .description("how far the purge of an app, or a change of its configuration, has come")
    .action(
      does(async (cli) => {
        const place = path`/v1/apps/${cli.app()}/erasures`;
        const answer = await (await cli.api()).call<{ erasures: Erasure[] }>({ path: place });
        cli.show(answer, () =>
          tableOf(head, answer.erasures.map(rowOf), "Nothing is being erased"),
        );
      }),
    );

const steer = (
  group: Command,
  does: Does,
  name: string,
  state: "paused" | "running",
  what: string,
) =>
  ofApp(group.command(name))
    .description(what)
    .addArgument(new Argument("<erasure>", "which").choices(["purge", "settlement"]))
    .action(
      does(async (cli, _options, kind: string) => {
        if (state === "paused") {
          await cli.confirm(
            "What is due stays there, unreadable, and the alarm on what is overdue rings.",
          );
        }
        const request = {
          method: "PATCH",
          path: path`/v1/apps/${cli.app()}/erasures/${kind}`,
        } as const;
        const answer = await (await cli.api()).call<object>({ ...request, body: { state } });
        cli.show(answer, () => `The ${kind} is ${state}`);
      }),
    );

export const erasures: Group = (program, does) => {
  const group = program.command("erasures").description("erasures that take long");
  show(group, does);
  asking(steer(group, does, "pause", "paused", "pause an erasure: operator"));
  steer(group, does, "resume", "running", "let it go on: operator");
};
