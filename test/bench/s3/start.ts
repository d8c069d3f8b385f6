import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { plain } from "../../../local/environment.ts";
import { bundled } from "../bundled.ts";
import type { Trouble } from "./bucket.ts";

const main = fileURLToPath(new URL("server.ts", import.meta.url));

export type State = { readonly left: number; readonly calls: number };

/** Starts what stands in for S3, in another process, on loopback. */
export const startS3 = async () => {
  const url = await bundled({ server: main });
  const child = fork(fileURLToPath(url("server")), { env: plain() });
  const [port] = await once(child, "message");
  const endpoint = `http://127.0.0.1:${port}`;
  const steer = async (verb: string, input: object = {}): Promise<State> => {
    const body = JSON.stringify(input);
    const response = await fetch(`${endpoint}/stand-in/${verb}`, { method: "POST", body });
    return (await response.json()) as State;
  };
  return {
    endpoint,
    /** Fills it anew with so many objects of one app. */
    fill: (count: number, trouble: Trouble) => steer("fill", { count, trouble }),
    /** How many objects are left, and how many calls it took. */
    state: () => steer("state"),
    stop: async () => {
      child.disconnect();
      await once(child, "exit");
    },
  };
};
