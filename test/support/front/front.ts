/** The front of this worker process, started once before the emulators that serve its run. */
import type { Endpoints } from "../point-sdk-at.ts";
import type { Settings } from "../resources.ts";
import { giveKeys } from "./callers.ts";
import { judgeInProcess } from "./in-process.ts";
import { type Roles, rolesIn } from "./roles.ts";
import { startFront } from "./server.ts";
import { type Resource, readTemplate } from "./template.ts";

type Front = { readonly endpoint: string; readonly template: readonly Resource[] };

let front: Promise<Front> | undefined;
let template: readonly Resource[] | undefined;

const start = async (upstream: Endpoints, file: string): Promise<Front> => {
  template = readTemplate(file);
  const { endpoint, port } = await startFront(upstream);
  giveKeys();
  judgeInProcess(port, upstream);
  return { endpoint, template };
};

/** The endpoints that clients are to use in place of the emulators' own. */
export const frontOf = async (upstream: Endpoints, file: string): Promise<Endpoints> => {
  front ??= start(upstream, file);
  const { endpoint } = await front;
  return { aws: endpoint, dynamodb: endpoint };
};

/** The roles of a world's functions; none where no front judges. */
export const rolesOf = (settings: Settings): Roles | undefined =>
  template === undefined ? undefined : rolesIn(template, settings);
