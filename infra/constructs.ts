/**
 * The service as a stack of your own CDK app:
 *
 * ```ts
 * const app = new App({ context });
 * new ChatRetention(app, "chat-retention", { env: { account, region }, settings: { alarmEmail } });
 * Validations.of(app).addPlugins(retentionGuard(rules));
 * ```
 */
import type { StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { recommended } from "./flags.ts";
import { RetentionStack } from "./retention-stack.ts";
import { type Settings, settingsOf } from "./settings.ts";

export { rules } from "./duties.ts";
export { retentionGuard } from "./guard/index.ts";
export type { Settings } from "./settings.ts";

/** The flags under which the service is tested, and the names by which the guard finds what the rules are about. */
export const context = { ...recommended, "aws:cdk:enable-path-metadata": true };

/** What it is not told it takes from the context of its scope (`-c name=value`), and else the usual. */
export type ChatRetentionProps = StackProps & { readonly settings?: Partial<Settings> };

export class ChatRetention extends RetentionStack {
  constructor(scope: Construct, id: string, { settings, ...props }: ChatRetentionProps = {}) {
    super(scope, id, { ...props, settings: { ...settingsOf(scope.node), ...settings } });
  }
}
