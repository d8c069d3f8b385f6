/** The suite that any OpenDSR processor can be asked, against our own handlers. */
import { beforeAll, describe, test } from "vitest";
import { actionNames, actions } from "../../../infra/actions.ts";
import { checks } from "../../opendsr/checks.ts";
import type { Processor } from "../../opendsr/client.ts";
import { givenApp } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

type Found = { readonly action: string; readonly route: string; readonly path: RegExpExecArray };

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll(".", "\\.").replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);

const routes = actionNames.flatMap((action) => {
  const { trigger } = actions[action];
  return trigger.kind === "api" ? trigger.routes.map((route) => ({ action, route })) : [];
});

const matching = (method: string, asked: string): Found[] =>
  routes.flatMap(({ action, route }) => {
    const [known, path = ""] = route.split(" ");
    const match = known === method ? patternOf(path).exec(asked) : null;
    return match ? [{ action, route, path: match }] : [];
  });

/** Finds a function as API Gateway does: by its method, or else by any. */
const routed = (method: string, asked: string): Found => {
  const [found] = [...matching(method, asked), ...matching("ANY", asked)];
  if (found === undefined) throw new Error(`API Gateway has no route for ${method} ${asked}`);
  return found;
};

let w: World;
let processor: Processor;
beforeAll(async () => {
  w = await world();
  w.clock.now = Date.now();
  const app = await givenApp(w);
  processor = {
    extension: { app_id: app },
    ask: async (method, asked, rawBody) => {
      const { action, route, path } = routed(method, asked);
      const own = { method, route, path: { ...path.groups }, client: `client-of-${app}` };
      const body = rawBody === undefined ? {} : { rawBody };
      const {
        statusCode,
        headers = {},
        body: text = "",
      } = await w.callRaw(action, {
        ...own,
        ...body,
      });
      return { status: statusCode, headers, text };
    },
  };
});

describe("DA-5.request: OpenDSR 2.0", () => {
  test.each(checks)("$name", ({ run }) => run(processor));
});
