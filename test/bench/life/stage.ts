/** The real handlers in this process, on DynamoDB Local behind the proxy that counts. */
import { startMiniStack } from "../../../local/ministack/start-ministack.ts";
import { startDynamodbLocal } from "../../support/dynamodb-local.ts";
import { region } from "../../support/resources.ts";
import { world } from "../../support/world.ts";
import { startCountingProxy } from "../metering/counting-proxy.ts";

export type Stage = Awaited<ReturnType<typeof startStage>>;

export const startStage = async () => {
  const [aws, local] = await Promise.all([startMiniStack(), startDynamodbLocal()]);
  const meter = await startCountingProxy(local.endpoint);
  // biome-ignore lint/style/noProcessEnv: the handlers' own clients read it there
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_ENDPOINT_URL_DYNAMODB: meter.endpoint,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_REGION: region,
    POWERTOOLS_LOG_LEVEL: "SILENT",
    POWERTOOLS_METRICS_DISABLED: "true",
  });
  return {
    w: await world(),
    measure: meter.measure,
    stop: async () => {
      await meter.stop();
      await Promise.all([aws.stop(), local.stop()]);
    },
  };
};
