/**
 * Who calls. Each function of a world has an access key of its own, as a role gives it one: the credentials that its
 * clients find in the environment are those of whoever runs. What a test asks by itself it asks as the administrator.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import type { Role, Roles } from "./roles.ts";

export type Caller = { readonly role: Role; readonly roles: Roles };

const callers = new Map<string, Caller>();
const running = new AsyncLocalStorage<string>();
let worlds = 0;

const keyVariable = "AWS_ACCESS_KEY_ID";
let isGiving = false;

/** Lets the environment give each caller its own key: a client keeps the one that it was first used with. */
const giveByEnvironment = (): void => {
  // biome-ignore lint/style/noProcessEnv: it is where the SDK finds credentials
  process.env = new Proxy(process.env, {
    get: (real, name: string) =>
      name === keyVariable ? (running.getStore() ?? real[name]) : real[name],
    set: (real, name: string, value: string) => {
      real[name] = value;
      return true;
    },
  });
};

export const giveKeys = (): void => {
  if (isGiving) return;
  isGiving = true;
  giveByEnvironment();
};

/**
 * The key of who calls: a client that several functions of a test share is each one's in turn; one of the test's own
 * stays so.
 */
export const actingKey = (key: string): string => {
  const acting = running.getStore();
  return acting !== undefined && callers.has(key) ? acting : key;
};

/** Answers how to run something as one of a world's functions. DynamoDB Local takes letters and digits only. */
export const actingIn = (roles: () => Roles | undefined) => {
  const world = `W${++worlds}`;
  return <T>(action: string, run: () => T): T => {
    const own = roles();
    if (own === undefined) return run();
    const key = `${world}${action.replaceAll("-", "")}`;
    if (!callers.has(key)) callers.set(key, { role: own.roleOf(action), roles: own });
    return running.run(key, run);
  };
};

/** Who signed with a key; nobody for the administrator's. */
export const callerWith = (key: string): Caller | undefined => callers.get(key);
