/** A system that runs, with an app for each language, and what its programs say. */
import { scopes } from "../../functions/policy/names.ts";
import { aws } from "../../local/environment.ts";
import { openFrontDoor } from "../../local/front-door.ts";
import { configure } from "../../local/story/stage.ts";
import { bringUp, output, region, type System } from "../../local/system.ts";
import { startLater } from "./later.ts";
import { type Command, folder, run, step } from "./steps.ts";

const register = async ({ issuer, api }: System, appId: string): Promise<string> => {
  const consent = { version: "1", statedAt: new Date().toISOString(), reference: "terms" };
  const body = {
    appId,
    uin: appId,
    region,
    clientIds: [appId],
    consent,
    minimumAges: { default: 13 },
  };
  const operator = api(await issuer.token("operator", [scopes.operator]));
  await operator.call({ method: "POST", path: "/v1/apps", body });
  const token = await issuer.token(appId, [scopes.app]);
  await configure(api(token), appId, { storage: { messages: { store: true, days: 30 } } });
  return token;
};

/** What each language's program says, line by line. */
const expected = [
  ...["stored 1", "read hello", "would go 1", "asked pending", "categories 6", "refused 404"],
  ...["later hibernating", "later refused 409"],
];

const said = async (command: Command): Promise<string> => {
  const lines = (await run(command)).split("\n");
  if (lines.join("\n") === expected.join("\n")) return `${lines.length} calls`;
  throw new Error(`It said\n${lines.join("\n")}\nand not\n${expected.join("\n")}`);
};

const inNode = "console.log((await fetch(process.env.API + '/v1/policy')).status)";
const inPython =
  "import os, urllib.request as u; print(u.urlopen(os.environ['API'] + '/v1/policy').status)";

/** The address that `npm start` prints, from programs that know no names under `localhost`. */
const reach = async (API: string, python: string): Promise<void> => {
  const env = { API };
  const node = { file: process.execPath, args: ["--input-type=module", "-e", inNode], env };
  await step("the address is reached from Node", () => run(node));
  const own = { file: python, args: ["-c", inPython], env };
  await step("the address is reached from Python", () => run(own));
};

export const startSystem = async () => {
  const [system, later] = await Promise.all([bringUp(), startLater()]);
  const door = await openFrontDoor(system.aws.endpoint, output(system.outputs, "ApiUrl"));
  const asApp = async (APP: string) => ({
    ...{ API: door.url, LATER: later.url, APP },
    TOKEN: await register(system, APP),
  });
  return {
    asApp,
    /** What an AWS client or command needs to call the system's AWS. */
    aws: aws(system.aws.endpoint, region, folder),
    reachFrom: (python: string) => reach(door.url, python),
    /** Calls by a program, as an app of its own. */
    call: async (language: string, program: Command): Promise<void> => {
      const env = { ...program.env, ...(await asApp(`from-${language.toLowerCase()}`)) };
      await step(`a client generated for ${language} calls`, () => said({ ...program, env }));
    },
    stop: async (): Promise<void> => {
      later.stop();
      await door.stop();
      await system.stop();
    },
  };
};
