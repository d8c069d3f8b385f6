/** Where a reader of the documentation sits: a checkout of their own, an AWS CLI, and a shell on a terminal. */
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startGroup } from "../../local/child-group.ts";
import { aws, plain } from "../../local/environment.ts";
import { pythonEnvironment } from "../../local/python-environment.ts";
import { region, type System } from "../../local/system.ts";

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const root = here("../..");
/** What a deployment writes, or is told by. */
const own = ["cdk.json", "cdk.out", ".git"];

/** A checkout whose `cdk.json` says what is to be chosen each time, as the documentation advises. */
const checkout = (folder: string, context: object): void => {
  for (const name of readdirSync(root).filter((one) => !own.includes(one))) {
    symlinkSync(join(root, name), join(folder, name));
  }
  const settings = JSON.parse(readFileSync(join(root, "cdk.json"), "utf8"));
  const chosen = {
    ...settings,
    requireApproval: "never",
    context: { ...settings.context, ...context },
  };
  writeFileSync(join(folder, "cdk.json"), JSON.stringify(chosen));
};

/** The AWS CLI, told of the endpoint by its option: its version 1 does not ask the environment for SQS's. */
const commandLine = (folder: string, python: string): string => {
  const bin = join(folder, "bin");
  mkdirSync(bin);
  const call = `exec "${python}" -m awscli --endpoint-url "$AWS_ENDPOINT_URL" "$@"`;
  writeFileSync(join(bin, "aws"), `#!/bin/sh\n${call}\n`);
  chmodSync(join(bin, "aws"), 0o755);
  return bin;
};

export type Typed = { readonly code: number; readonly said: string };
export type Desk = Awaited<ReturnType<typeof deskIn>>;

/** A desk in an empty folder. */
export const deskIn = async (folder: string, system: System, context: object) => {
  checkout(folder, context);
  const python = await pythonEnvironment(here("requirements.txt"));
  const bin = commandLine(folder, python);
  writeFileSync(join(folder, ".curlrc"), "fail\nsilent\nshow-error\n");
  const { PATH = "", ...rest } = plain();
  const env = {
    ...rest,
    ...aws(system.aws.endpoint, region, folder),
    PATH: `${bin}:${PATH}`,
    TERM: "dumb",
    AWS_PAGER: "",
    CURL_HOME: folder,
    HOME: folder,
    npm_config_update_notifier: "false",
  };
  return {
    folder,
    /** Types a script; it ends at the first command that fails. */
    type: async (script: string, given: Readonly<Record<string, string>>): Promise<Typed> => {
      writeFileSync(join(folder, "script"), script);
      const terminal = [
        "bash",
        "-e",
        "-o",
        "pipefail",
        "script",
        "receipt-key.pem",
        "receipts.json",
      ];
      const group = startGroup(python, [here("terminal.py"), ...terminal], {
        ...{ cwd: folder, env: { ...env, ...given } },
        stdio: ["ignore", "pipe", "pipe"],
      });
      const chunks: Buffer[] = [];
      for (const from of [group.process.stdout, group.process.stderr])
        from?.on("data", (chunk: Buffer) => chunks.push(chunk));
      const code = await group.exited;
      return { code: code ?? 1, said: Buffer.concat(chunks).toString() };
    },
  };
};
