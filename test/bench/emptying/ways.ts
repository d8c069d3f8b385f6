import { fileURLToPath } from "node:url";
import { bundled } from "../bundled.ts";

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

const peer = (name: string): string => new URL(`../peers/${name}.mjs`, import.meta.url).href;

/** The ways of emptying, by name, and the process that tries them. */
export const waysOfEmptying = async () => {
  const url = await bundled({
    worker: here("worker.ts"),
    ours: here("ours.ts"),
    ceiling: here("ceiling.ts"),
  });
  return {
    worker: url("worker"),
    ceiling: url("ceiling"),
    ours: url("ours"),
    electrodb: peer("electrodb"),
    "electrodb, resending": peer("electrodb-resending"),
    "dynamodb-toolbox": peer("dynamodb-toolbox"),
    dynamoose: peer("dynamoose"),
    "SDK, one by one": peer("sdk"),
  };
};
export type Ways = Awaited<ReturnType<typeof waysOfEmptying>>;
export type WayName = Exclude<keyof Ways, "worker">;
