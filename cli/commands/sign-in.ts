import type { Command } from "commander";
import { factsOf, tableOf } from "../output/table.ts";
import type { LoginOptions } from "../sign-in/login.ts";
import { type Does, type Group, ofApp } from "./command.ts";

const login = (program: Command, does: Does) =>
  ofApp(program.command("login"))
    .description("sign in at --url: with a token, or as a machine's client of an OIDC issuer")
    .option("--client-id <id>", "a client; its secret is asked for, or read from stdin")
    .option("--issuer <url>", "the client's OIDC issuer")
    .option("--token-url <url>", "its token endpoint, instead of the issuer")
    .option("--scope <scope>", "the scope to ask for, such as chat-retention/operator")
    .option("--secret-file <file>", "read the secret from this file whenever it is needed")
    .action(
      does(async (cli, options: LoginOptions) => {
        const module = await import("../sign-in/login.ts");
        const { name, url } = await module.login(cli, options);
        cli.show({ profile: name, url }, () => `Signed in at ${url} as profile ${name}`);
      }),
    );

const logout = (program: Command, does: Does) =>
  program
    .command("logout")
    .description("forget a profile, and the tokens that were got with it")
    .action(
      does(async (cli, { profile }: { readonly profile?: string }) => {
        const module = await import("../sign-in/login.ts");
        const name = module.logout(cli.io, profile);
        cli.show({ profile: name }, () => `Forgot profile ${name}`);
      }),
    );

const whoami = (program: Command, does: Does) =>
  program
    .command("whoami")
    .description("which deployment, and whom the token names")
    .action(
      does(async (cli) => {
        const module = await import("../sign-in/whoami.ts");
        const answer = await module.whoami(cli);
        cli.show(answer, () => factsOf(answer));
      }),
    );

const head = ["", "profile", "deployment", "app", "by"];

const profiles = (program: Command, does: Does) =>
  program
    .command("profiles")
    .description("list profiles")
    .action(
      does(async (cli) => {
        const { profilesOf } = await import("../sign-in/whoami.ts");
        const all = profilesOf(cli.io);
        const rows = all.map((one) => [one.current ? "*" : "", one.name, one.url, one.app, one.by]);
        const none = "There are no profiles: chat-retention login";
        cli.show({ profiles: all }, () => tableOf(head, rows, none));
      }),
    );

export const signIn: Group = (program, does) => {
  for (const add of [login, logout, whoami, profiles]) add(program, does);
};
