import { App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { policy } from "../functions/policy/policy.ts";
import { rules } from "./duties.ts";
import { environment } from "./environment.ts";
import { recommended } from "./flags.ts";
import { retentionGuard } from "./guard/index.ts";
import { RetentionStack } from "./retention-stack.ts";
import { settingsOf } from "./settings.ts";

/** `cdk deploy` reads all that is said of the constructs again at each event: no more of it than is looked at. */
const lean = {
  "@aws-cdk/core:enableAdditionalMetadataCollection": false,
  "aws:cdk:disable-creation-stack-traces": true,
};

const app = new App({ context: { ...recommended, ...lean } });
new RetentionStack(app, "chat-retention", {
  env: environment(),
  // Loading the policy refuses one that contradicts itself, before anything is deployed under it.
  description: `Keeps the data of chat apps as long as the policy of ${policy.version} allows.`,
  settings: settingsOf(app.node),
});
Validations.of(app).addPlugins(retentionGuard(rules), new AwsSolutionsChecks(app));
