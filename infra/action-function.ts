import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Code } from "aws-cdk-lib/aws-lambda";
import {
  Architecture,
  Function as LambdaFunction,
  LoggingFormat,
  RecursiveLoop,
  Runtime,
} from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { variables } from "../functions/policy/names.ts";
import { operational } from "../functions/policy/periods.ts";
import type { Action } from "./actions/action.ts";
import { claim } from "./guard/index.ts";
import type { Resources } from "./resources.ts";
import { acceptNameless } from "./rights/accept-nameless.ts";
import { allow } from "./rights/grant.ts";
import { grantOf } from "./rights/rights.ts";
import { shapes } from "./shapes.ts";

type Props = {
  readonly name: string;
  readonly action: Action;
  readonly code: Code;
  readonly resources: Resources;
};

/** One action as a Lambda function, with a role that can do what its rights say, and a log that ends. */
export class ActionFunction extends Construct {
  readonly action: Action;
  readonly role: Role;
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, { name, action, code, resources }: Props) {
    super(scope, id);
    const logGroup = this.log(resources);
    const { statements, variables: granted } = grantOf(action, resources);
    this.action = action;
    this.role = new Role(this, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    this.role.addToPolicy(
      allow(["logs:CreateLogStream", "logs:PutLogEvents"], logGroup.logGroupArn),
    );
    for (const statement of statements) this.role.addToPolicy(statement);
    acceptNameless(this.role, action, resources);
    this.function = new LambdaFunction(this, "Function", {
      ...shapes[action.shape],
      description: `chat-retention: ${name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: "index.handler",
      code,
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment: {
        [variables.region]: Stack.of(this).region,
        [variables.clockOffset]: "0",
        ...granted,
      },
      ...(requeues(action) ? { recursiveLoop: RecursiveLoop.ALLOW } : {}),
    });
  }

  private log({ key }: Resources): LogGroup {
    const log = new LogGroup(this, "Log", {
      retention: retentionOf(operational.functionLogs),
      encryptionKey: key,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    return claim(log, { holds: "functionLogs" });
  }
}

/** A worker that hands the rest of its work to its own queue; Lambda would take that for an endless loop. */
const requeues = ({ trigger, send = [] }: Action): boolean =>
  trigger.kind === "queue" && send.includes(trigger.queue);

/** CloudWatch knows certain numbers of days only. Throws a `RangeError` for any other. */
const retentionOf = (period: string): RetentionDays => {
  const days = Duration.parse(period).toDays();
  if (RetentionDays[days] === undefined)
    throw new RangeError(`No log can be kept for ${days} days`);
  return days;
};
