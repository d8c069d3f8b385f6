// The service in a CDK app of your own, and the guard over all of it: `npx cdk deploy --app "node cdk-app.mjs"`.
import { App, Validations } from "aws-cdk-lib";
import { ChatRetention, context, retentionGuard, rules } from "chat-retention";

const app = new App({ context });
new ChatRetention(app, "chat-retention", {
  env: { account: "000000000000", region: "eu-central-1" },
  settings: { alarmEmail: "operator@example.com" },
});
Validations.of(app).addPlugins(retentionGuard(rules));
app.synth();
