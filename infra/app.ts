import { App } from "aws-cdk-lib";
import { environment } from "./environment.ts";
import { recommended } from "./flags.ts";
import { RetentionStack } from "./retention-stack.ts";
import { settingsOf } from "./settings.ts";

const app = new App({ context: recommended });
new RetentionStack(app, "chat-retention", {
  env: environment(),
  description: "Keeps the data of chat apps for exactly as long as their policy allows.",
  settings: settingsOf(app.node),
});
