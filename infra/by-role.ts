import {
  HttpIntegrationType,
  HttpRouteIntegration,
  type HttpRouteIntegrationConfig,
  IntegrationCredentials,
  PayloadFormatVersion,
} from "aws-cdk-lib/aws-apigatewayv2";
import type { Role } from "aws-cdk-lib/aws-iam";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { allow } from "./rights/grant.ts";

/**
 * A function behind a route, called by the API's own role. A permission per route, as the CDK's integration makes them,
 * would fill an eighth of what CloudFormation allows in a stack.
 */
export class ByRole extends HttpRouteIntegration {
  private readonly config: HttpRouteIntegrationConfig;

  constructor(id: string, { functionArn }: LambdaFunction, role: Role) {
    super(id);
    role.addToPolicy(allow(["lambda:InvokeFunction"], functionArn));
    this.config = {
      type: HttpIntegrationType.AWS_PROXY,
      uri: functionArn,
      payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
      credentials: IntegrationCredentials.fromRole(role),
    };
  }

  override bind(): HttpRouteIntegrationConfig {
    return this.config;
  }
}
