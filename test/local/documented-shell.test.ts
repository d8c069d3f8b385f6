/** What the documentation has people type is shell, calls routes that there are with bodies that they take, and chooses what can be chosen. */
import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { descriptions } from "../../api/descriptions.ts";
import { programOn } from "../../cli/program.ts";
import { cannot } from "../documented/cannot.ts";
import { blocksOf, pages, textOf } from "../support/documented.ts";
import { routeOf } from "../support/route-of.ts";

const blocks = pages.flatMap((page) => blocksOf(page).map((block) => ({ page, block })));

/** One line a command, as a shell reads them: a line ends neither at a backslash nor within quotes. */
const commandsIn = (block: string): string[] =>
  block.replaceAll("\\\n", " ").match(/(?:'[^']*'|"[^"]*"|[^'"\n])+/g) ?? [];
const commands = blocks.flatMap(({ page, block }) =>
  commandsIn(block).map((command) => ({ page, command })),
);

const example = (path: string): string =>
  path.replaceAll("$API", "").replaceAll(/\$\w+/g, "example");

const calls = commands.flatMap(({ page, command }) => {
  const [, url] = /"?(\$API\/[^\s"]*)/.exec(command) ?? [];
  if (url === undefined || !command.includes("curl")) return [];
  const [, method = "GET"] = /-X (\w+)/.exec(command) ?? [];
  const [, body] = /-d '([^']*)'/.exec(command) ?? [];
  return [{ page, call: `${method} ${example(url)}`, body }];
});

describe("the documentation", () => {
  it.each(blocks)("of $page has people type what a shell can read", ({ block }) => {
    const { status, stderr } = spawnSync("bash", ["-n"], { input: block, encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
  });

  it.each(calls)("of $page calls a route that there is: $call", ({ call, body }) => {
    const [method = "", path = ""] = call.split(" ");
    const route = routeOf(method, path);
    expect(route, call).toBeDefined();
    if (body === undefined) return;
    const { description } = descriptions.get(route?.key ?? "") ?? {};
    expect(z.safeParse(description?.body ?? z.never(), JSON.parse(body)).error).toBeUndefined();
  });

  it.each(cannot)("of $page still has people type what CI cannot: $why", ({ page, command }) => {
    expect(blocksOf(page).join("\n")).toContain(command);
  });

  it("calls at least ten of them", () => {
    expect(calls.length).toBeGreaterThan(9);
  });

  it("chooses for a deployment only what its settings know", () => {
    const settings = ["settings", "throttles", "shapes"]
      .map((name) => textOf(`infra/${name}.ts`))
      .join();
    const chosen = commands.flatMap(({ command }) =>
      [...command.matchAll(/cdk deploy.*? -c (\w+)=/g)].map(([, name = ""]) => name),
    );
    expect(chosen.length).toBeGreaterThan(2);
    expect(chosen.filter((name) => !settings.includes(name))).toEqual([]);
  });

  it("knows the command line's commands and their options", () => {
    const program = programOn({} as never, () => {});
    const typed = commands.flatMap(({ command }) => {
      const [, rest] = /npx chat-retention (.*)/.exec(command) ?? [];
      return rest === undefined ? [] : [rest.split(/\s+/)];
    });
    expect(typed.length).toBeGreaterThan(1);
    for (const [group = "", verb = "", ...words] of typed) {
      const found = program.commands.find((one) => one.name() === group);
      const command = found?.commands.find((one) => one.name() === verb);
      expect(command, `${group} ${verb}`).toBeDefined();
      const options = words.filter((word) => word.startsWith("--"));
      const known = command?.options.map(({ long }) => long) ?? [];
      expect(options.filter((option) => !known.includes(option))).toEqual([]);
    }
  });
});
