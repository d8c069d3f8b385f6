import { fileURLToPath } from "node:url";
import { aws, plain } from "../environment.ts";
import { runCommand } from "../run-command.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cli = fileURLToPath(new URL("../../node_modules/aws-cdk/bin/cdk", import.meta.url));

/** Where the CDK's command line works: which AWS, and a folder for all that it writes. */
export type Place = {
  readonly endpoint: string;
  readonly account: string;
  readonly region: string;
  readonly folder: string;
  readonly signal?: AbortSignal;
};

/** Runs the pinned `cdk`, which then writes to the place's folder and nowhere else. */
export const cdk = (place: Place, [verb = "", ...args]: readonly string[]): Promise<void> =>
  runCommand({
    name: `cdk ${verb}`,
    command: process.execPath,
    args: [cli, verb, ...args, "--ci", "--no-color", "--no-notices", "--no-version-reporting"],
    cwd: root,
    env: {
      ...plain(),
      ...aws(place.endpoint, place.region, place.folder),
      HOME: place.folder,
      CDK_HOME: place.folder,
      CDK_DISABLE_CLI_TELEMETRY: "true",
      TMPDIR: place.folder,
    },
    ...(place.signal ? { signal: place.signal } : {}),
  });
