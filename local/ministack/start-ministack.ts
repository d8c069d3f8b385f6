/**
 * An AWS on this machine: MiniStack on loopback, in a folder of its own. When it stops nothing is left of it,
 * no process and no file, however this process ends.
 */
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type ChildGroup, startGroup } from "../child-group.ts";
import { plain } from "../environment.ts";
import { freePort } from "../ports.ts";
import { pythonEnvironment } from "../python-environment.ts";
import { type TemporaryFolder, temporaryFolder } from "../temporary-folder.ts";

const requirements = fileURLToPath(new URL("requirements.txt", import.meta.url));
const server = fileURLToPath(new URL("serve.py", import.meta.url));
const patience = { start: 60_000, stop: 30_000 };

export type MiniStack = {
  readonly endpoint: string;
  readonly port: number;
  /** All that it writes lies here: `log`, `temporary/`, and with `persist` also `state/` and `objects/`. */
  readonly folder: string;
  readonly pid: number | undefined;
  /** Stops it and removes its folder; `inspect` may look into the folder in between. */
  stop(inspect?: (folder: string) => Promise<void>): Promise<void>;
};

export type Options = {
  readonly port?: number;
  /** Write all that it holds to `folder` when it stops. */
  readonly persist?: boolean;
  /** How many times sooner what queues hold back comes than on AWS; once unless named. */
  readonly haste?: number;
  readonly signal?: AbortSignal;
};

export const startMiniStack = async (options: Options = {}): Promise<MiniStack> => {
  const python = await pythonEnvironment(requirements, options.signal);
  const port = options.port ?? (await freePort());
  const folder = temporaryFolder("aws");
  const group = launch(python, port, folder.path, options);
  const endpoint = `http://127.0.0.1:${port}`;
  try {
    await healthy(endpoint, group, folder.path, options.signal);
  } catch (error) {
    await stop(group, folder);
    throw error;
  }
  return {
    endpoint,
    port,
    folder: folder.path,
    pid: group.process.pid,
    stop: (inspect) => stop(group, folder, inspect),
  };
};

const launch = (python: string, port: number, folder: string, options: Options): ChildGroup => {
  for (const name of ["temporary", "state", "objects"]) mkdirSync(join(folder, name));
  const log = openSync(join(folder, "log"), "a");
  const group = startGroup(python, [server, String(port), folder], {
    env: environment(port, folder, options),
    stdio: ["pipe", log, log],
  });
  closeSync(log);
  return group;
};

const environment = (
  port: number,
  folder: string,
  { persist = false, haste = 1 }: Options,
): Record<string, string> => ({
  ...plain(),
  GATEWAY_PORT: String(port),
  AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
  TMPDIR: join(folder, "temporary"),
  STATE_DIR: join(folder, "state"),
  S3_DATA_DIR: join(folder, "objects"),
  PERSIST_STATE: persist ? "1" : "0",
  S3_PERSIST: persist ? "1" : "0",
  QUEUE_HASTE: String(haste),
  // Listeners on all interfaces that nobody needs here.
  IOT_MTLS_ENABLED: "0",
  SFTP_ENABLED: "0",
  // A new environment of a function takes effect at once.
  LAMBDA_STATE_TRANSITION_SECONDS: "0.01",
});

const healthy = async (
  endpoint: string,
  group: ChildGroup,
  folder: string,
  signal?: AbortSignal,
): Promise<void> => {
  let ended = false;
  const note = () => {
    ended = true;
  };
  group.exited.then(note, note);
  const end = Date.now() + patience.start;
  while (!ended && Date.now() < end) {
    signal?.throwIfAborted();
    if (await answers(`${endpoint}/_ministack/health`)) return;
    await sleep(50);
  }
  const log = readFileSync(join(folder, "log"), "utf8").split("\n").slice(-20).join("\n");
  throw new Error(`MiniStack did not come up on ${endpoint}:\n${log}`);
};

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
};

const stop = async (
  group: ChildGroup,
  folder: TemporaryFolder,
  inspect?: (folder: string) => Promise<void>,
): Promise<void> => {
  await group.stop(patience.stop);
  try {
    await inspect?.(folder.path);
  } finally {
    folder.remove();
  }
};
