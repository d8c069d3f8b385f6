/** `npm run load [-- --messages N --apps N --only NAME]`: what large apps, many people and many ends at once cost the others. */
import { parseArgs } from "node:util";
import { startMiniStack } from "../../local/ministack/start-ministack.ts";
import { pointSdkAt } from "../support/point-sdk-at.ts";
import { burst } from "./burst.ts";
import { conversation } from "./conversation.ts";
import { fair } from "./fair.ts";
import { people } from "./people.ts";
import { setStage } from "./stage.ts";
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
const say = (line: string) => process.stdout.write(`${line}\n`);

const aws = await startMiniStack();
pointSdkAt({ aws: aws.endpoint, dynamodb: aws.endpoint });
const all = { conversation, fair, sweep, people, burst, terminations };
for (const [name, run] of Object.entries(all)) {
  if (values.only !== undefined && values.only !== name) continue;
  const stage = await setStage();
  const figures = await run(stage, messages, apps);
  stage.close();
  say(name);
  for (const [what, figure] of Object.entries(figures)) say(`  ${what.padEnd(54)}${figure}`);
}
await aws.stop();
process.exit(0);
