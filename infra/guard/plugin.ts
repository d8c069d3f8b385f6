import { readFileSync } from "node:fs";
import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
  PolicyValidationStack,
  PolicyViolation,
} from "aws-cdk-lib";
import { examine, type Rules } from "./examine.ts";
import { type Finding, sentence } from "./finding.ts";

/**
 * Checks at every synth that what is deployed keeps the promise. It reads the templates alone, so it sees overrides,
 * and whatever else an operator put into the app. Add it with `Validations.of(app).addPlugins(retentionGuard())`; a
 * finding makes the synth fail.
 */
export const retentionGuard = (rules: Rules = {}): IPolicyValidationPlugin => ({
  name: "chat-retention-guard",
  validate: ({ stackTemplates }: IPolicyValidationContext): PolicyValidationPluginReport => {
    const violations = stackTemplates.flatMap((stack) => violationsOf(stack, rules));
    return { success: violations.length === 0, violations };
  },
});

const violationsOf = (stack: PolicyValidationStack, rules: Rules): readonly PolicyViolation[] => {
  const template: unknown = JSON.parse(readFileSync(stack.templatePath, "utf8"));
  const place = {
    account: stack.accountId,
    region: stack.region,
    stack: stack.stackConstructPath,
  };
  return examine(template, place, rules).findings.map((one) => violation(one, stack));
};

const violation = (found: Finding, { templatePath }: PolicyValidationStack): PolicyViolation => ({
  // A name of its own: whoever acknowledges a finding acknowledges this one and no other.
  ruleName: `${found.clause}[${[found.id, found.property].filter(Boolean).join(".")}]`,
  description: sentence(found),
  severity: "error",
  violatingResources: [
    {
      resourceLogicalId: found.id,
      templatePath,
      locations: found.property === "" ? [] : [`Properties/${found.property.replaceAll(".", "/")}`],
    },
  ],
});
