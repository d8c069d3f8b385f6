/** The command line before a world: HTTP between them, and somebody signed in on either side. */
import { startFront, tokenOf } from "./http-front.ts";
import { type Seen, type Somebody, terminalOf } from "./terminal.ts";
import { type World, world } from "./world.ts";

export const startCliWorld = async (w?: World) => {
  const own = w ?? (await world());
  const front = await startFront(own);
  const as = (token: string, somebody: Somebody = {}) =>
    terminalOf({
      now: () => own.clock.now,
      ...somebody,
      env: {
        CHAT_RETENTION_URL: front.url,
        CHAT_RETENTION_TOKEN: token,
        ...somebody.env,
      },
    });
  return {
    w: own,
    front,
    /** A terminal of the operator: of a person, or of nobody in particular. */
    operator: (somebody?: Somebody, person?: string) =>
      as(tokenOf("operator", "operator", person), somebody),
    /** A terminal of an app. */
    ofApp: (app: string, somebody: Somebody = {}) =>
      as(tokenOf(`client-of-${app}`, "app"), {
        ...somebody,
        env: { CHAT_RETENTION_APP: app, ...somebody.env },
      }),
  };
};
export type CliWorld = Awaited<ReturnType<typeof startCliWorld>>;

/** Runs a command that must end well, and reads its JSON. */
export const jsonOf = async (
  type: (...args: string[]) => Promise<Seen>,
  ...args: string[]
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers freely
): Promise<any> => {
  const { exit, out, err } = await type(...args, "--json");
  if (exit !== 0) throw new Error(`${args.join(" ")} ended with ${exit}: ${err}`);
  return JSON.parse(out);
};
