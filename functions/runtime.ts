import { variables } from "./policy/names.ts";

/** What the platform gives an action: its settings and its clock (epoch ms). */
export type Run = {
  readonly setting: (name: string) => string;
  readonly now: () => number;
};

type Event = (event: never, context: never) => Promise<unknown>;

/** The only place that reads the environment. A missing variable throws an `Error` with its name. */
const platform = (): Run => {
  const setting = (name: string): string => {
    // biome-ignore lint/style/noProcessEnv: the one place
    const value = process.env[name];
    if (value === undefined) throw new Error(`The environment lacks ${name}`);
    return value;
  };
  const offset = Number(setting(variables.clockOffset));
  return { setting, now: () => Date.now() + offset };
};

/** A Lambda handler made from an action at its first event, so that importing it has no effect. */
export const lambda = <H extends Event>(create: (run: Run) => H) => {
  let action: H | undefined;
  return (...[event, context]: Parameters<H>): ReturnType<H> => {
    action ??= create(platform());
    return action(event, context) as ReturnType<H>;
  };
};
