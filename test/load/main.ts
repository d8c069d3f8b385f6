/** `npm run load [-- --messages N]`: what large apps cost those who read them, and those who wait behind them. */
import { parseArgs } from "node:util";
import { startMiniStack } from "../../local/ministack/start-ministack.ts";
import { pointSdkAt } from "../support/point-sdk-at.ts";
import { conversation } from "./conversation.ts";
import { fair } from "./fair.ts";
import { setStage } from "./stage.ts";

const { values } = parseArgs({ options: { messages: { type: "string", default: "100000" } } });
const messages = Number(values.messages);
const say = (line: string) => process.stdout.write(`${line}\n`);

const aws = await startMiniStack();
pointSdkAt({ aws: aws.endpoint, dynamodb: aws.endpoint });
for (const [name, run] of Object.entries({ conversation, fair })) {
  const stage = await setStage();
  const figures = await run(stage, messages);
  stage.close();
  say(name);
  for (const [what, figure] of Object.entries(figures)) say(`  ${what.padEnd(54)}${figure}`);
}
await aws.stop();
process.exit(0);
