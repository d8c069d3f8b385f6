import { Argument, type Command } from "commander";
import { answer, type Schemas } from "../http/api.ts";
import { count } from "../output/numbers.ts";
import { tableOf } from "../output/table.ts";
import { asking, type Does, type Group, ofApp } from "./command.ts";

type Erasure = Schemas["Erasure"];
type State = Schemas["Steering"]["state"];

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
        const api = await cli.api();
        const params = { path: { appId: cli.app() } };
        const found = await answer(api.GET("/v1/apps/{appId}/erasures", { params }));
        cli.show(found, () => tableOf(head, found.erasures.map(rowOf), "Nothing is being erased"));
      }),
    );

const steer = (group: Command, does: Does, name: string, state: State, what: string) =>
  ofApp(group.command(name))
    .description(what)
    .addArgument(new Argument("<erasure>", "which").choices(["purge", "settlement"]))
    .action(
      does(async (cli, _options, kind: string) => {
        const params = { path: { appId: cli.app(), kind: kind as Erasure["kind"] } };
        if (state === "paused") {
          await cli.confirm(
            "What is due stays there, unreadable, and the alarm on what is overdue rings.",
          );
        }
        const api = await cli.api();
        const steered = api.PATCH("/v1/apps/{appId}/erasures/{kind}", { params, body: { state } });
        cli.show(await answer(steered), () => `The ${kind} is ${state}`);
      }),
    );

export const erasures: Group = (program, does) => {
  const group = program.command("erasures").description("erasures that take long");
  show(group, does);
  asking(steer(group, does, "pause", "paused", "pause an erasure: operator"));
  steer(group, does, "resume", "running", "let it go on: operator");
};
