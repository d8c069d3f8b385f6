import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { plain } from "../../../local/environment.ts";
import { bundled } from "../bundled.ts";
import type { Counts } from "./accounts.ts";
import type { Seed } from "./seed.ts";
import type { Left } from "./server.ts";
import type { Behaviour } from "./world.ts";

const main = fileURLToPath(new URL("main.ts", import.meta.url));

/** What stands in for DynamoDB and KMS, in another process. */
export type StandIn = {
  readonly endpoint: string;
  /** Empties it; it behaves this way from here on. */
  reset(behaviour?: Behaviour): Promise<void>;
  seed(seed: Seed): Promise<void>;
  /** Changes how it behaves and counts anew; what is stored stays. */
  behave(behaviour: Behaviour): Promise<void>;
  counts(): Promise<Counts>;
  /** What is left in all tables. */
  left(): Promise<Left>;
  stop(): Promise<void>;
};

/** Starts a stand-in on loopback. */
export const startStandIn = async (): Promise<StandIn> => {
  const url = await bundled({ main });
  const child = fork(fileURLToPath(url("main")), {
    execArgv: ["--max-old-space-size=6000"],
    env: plain(),
  });
  const [port] = await once(child, "message");
  const endpoint = `http://127.0.0.1:${port}`;
  const steer = async <T>(verb: string, input: object = {}): Promise<T> => {
    const body = JSON.stringify(input);
    const response = await fetch(`${endpoint}/stand-in/${verb}`, { method: "POST", body });
    if (!response.ok) throw new Error(`The stand-in failed: ${await response.text()}`);
    return (await response.json()) as T;
  };
  return {
    endpoint,
    reset: (behaviour = {}) => steer("reset", behaviour),
    seed: (input) => steer("seed", input),
    behave: (behaviour) => steer("behave", behaviour),
    counts: () => steer("counts"),
    left: () => steer("left"),
    stop: async () => {
      child.disconnect();
      await once(child, "exit");
    },
  };
};
