import { any, only, type Sheet } from "./sheet.ts";

const key: Sheet = {
  type: "AWS::KMS::Key",
  holds: false,
  rules: {
    ...any(
      "BypassPolicyLockoutSafetyCheck",
      "Description",
      "EnableKeyRotation", // old material opens what it sealed: no life depends on it
      "KeyPolicy",
      "KeySpec",
      "KeyUsage",
      "Origin",
      "PendingWindowInDays", // unusable from its first day on; erasing an app destroys its data key, not this one
      "RotationPeriodInDays",
      "Tags",
    ),
    Enabled: only(
      [true],
      "PP-6.configuration",
      "DynamoDB archives a table, with a backup that has no end, when its key is away for 7 days",
    ),
    MultiRegion: only([false], "PP-3", "can be used in every region to which it is replicated"),
  },
};

export const kms = [key] as const;
