/** `npm run load [-- --messages N --apps N --only NAME]`: what large apps, many people and many ends at once cost the others. */
import { parseArgs } from "node:util";
import { startMiniStack } from "../../local/ministack/start-ministack.ts";
import { pointSdkAt } from "../support/point-sdk-at.ts";
import { burst } from "./burst.ts";
import { conversation } from "./conversation.ts";
import { fair } from "./fair.ts";
import { flood } from "./flood.ts";
import { gateway } from "./gateway.ts";
import { people } from "./people.ts";
import { recalls } from "./recall.ts";
import { type Stage, setStage } from "./stage.ts";
import { sweep } from "./sweep.ts";
import { terminations } from "./terminations.ts";

const { values } = parseArgs({
  options: {
    messages: { type: "string", default: "100000" },
    apps: { type: "string", default: "1000" },
    only: { type: "string" },
  },
});
const [messages, apps] = [Number(values.messages), Number(values.apps)];

type OnStage = (stage: Stage, messages: number, apps: number) => Promise<object>;

/** On a stage of its own, which is in this process but for MiniStack. */
const onStage = (run: OnStage) => async (): Promise<object> => {
  const aws = await startMiniStack();
  pointSdkAt({ aws: aws.endpoint, dynamodb: aws.endpoint });
  const stage = await setStage();
  const figures = await run(stage, messages, apps);
  stage.close();
  await aws.stop();
  return figures;
};

const all = {
  conversation: onStage(conversation),
  recall: onStage(recalls),
  fair: onStage(fair),
  sweep: onStage(sweep),
  people: onStage(people),
  burst: onStage(burst),
  flood: onStage(flood),
  terminations: onStage(terminations),
  gateway,
};

const say = (line: string) => process.stdout.write(`${line}\n`);

for (const [name, run] of Object.entries(all)) {
  if (values.only !== undefined && values.only !== name) continue;
  const figures = await run();
  say(name);
  for (const [what, figure] of Object.entries(figures)) say(`  ${what.padEnd(54)}${figure}`);
}
process.exit(0);
