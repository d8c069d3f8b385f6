import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { KeyUse } from "../../functions/policy/categories.ts";
import { variables } from "../../functions/policy/names.ts";
import type { Rights } from "../actions/action.ts";
import type { Resources } from "../resources.ts";
import type { Grant } from "./grant.ts";

/** Use of the region's key for data keys of apps, for these uses and under no other encryption context. */
const forUses = (key: IKey, action: string, uses: readonly KeyUse[]): PolicyStatement =>
  new PolicyStatement({
    actions: [action],
    resources: [key.keyArn],
    conditions: {
      StringEquals: { "kms:EncryptionContext:category": uses },
      "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": ["app", "category"] },
    },
  });

/** Data keys of apps are wrapped and opened under the region's key directly; what was wrapped names its key. */
export const onDataKeys = (
  { make = [], open = [] }: NonNullable<Rights["dataKeys"]>,
  { key }: Resources,
): Grant => ({
  statements: [
    ...(make.length > 0 ? [forUses(key, "kms:GenerateDataKeyWithoutPlaintext", make)] : []),
    ...(open.length > 0 ? [forUses(key, "kms:Decrypt", open)] : []),
  ],
  variables: make.length > 0 ? { [variables.key]: key.keyId } : {},
});
