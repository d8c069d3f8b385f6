import { CfnOutput, Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { restoredMark, tables } from "../functions/policy/names.ts";
import { ActionFunction } from "./action-function.ts";
import { type ActionName, actionNames, actions } from "./actions.ts";
import { Alarms } from "./alarms.ts";
import { openRoutes } from "./api.ts";
import { codeOf } from "./code.ts";
import { dashboardOf } from "./dashboard.ts";
import { pascal } from "./pascal.ts";
import { record } from "./record.ts";
import { type Resources, resourcesOf } from "./resources.ts";
import type { Settings } from "./settings.ts";
import { connect } from "./triggers.ts";

/** Everything of one region; an app's data never leaves it (PP-3). */
export class RetentionStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps & { readonly settings: Settings }) {
    super(scope, id, props);
    const { settings } = props;
    const resources = resourcesOf(this, settings);
    const functions = this.functions(resources);
    for (const action of Object.values(functions)) connect(action, resources);

    const { identity } = resources;
    openRoutes(resources.api, identity, Object.values(functions), settings.rates);
    new Alarms(this, "Alarms", {
      resources,
      purge: functions["purge-app"].function,
      email: settings.alarmEmail,
      again: settings.tellAgain,
    });
    dashboardOf(this, resources);
    this.outputs({
      ApiUrl: resources.api.apiEndpoint,
      ApiId: resources.api.apiId,
      ConsoleUrl: `${resources.api.apiEndpoint}/console`,
      DsrDomain: resources.dsr.domain,
      DsrKeyId: resources.dsr.key.keyId,
      ReplayLedgerFunction: functions["replay-ledger"].function.functionName,
      RestoredPrefix: `${this.stackName}${restoredMark}`,
      ...identity.outputs,
      ...namesOf(resources),
    });
  }

  private functions(resources: Resources): Readonly<Record<ActionName, ActionFunction>> {
    const code = codeOf(this, actionNames);
    return record(actionNames, (name) => {
      const props = { name, action: actions[name], code: code[name], resources };
      return new ActionFunction(this, pascal(name), props);
    });
  }

  /** So that tools find what they need by the stack's name alone. */
  private outputs(values: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries({ Region: this.region, ...values })) {
      new CfnOutput(this, name, { value });
    }
  }
}

const namesOf = ({ bucket, bus, commands, schedules, tables: made }: Resources) => ({
  MediaBucket: bucket.bucketName,
  BusName: bus.eventBusName,
  CommandBusName: commands.eventBusName,
  ScheduleGroup: schedules.group.scheduleGroupName,
  ...Object.fromEntries(tables.map((name) => [`Table${pascal(name)}`, made[name].tableName])),
});
