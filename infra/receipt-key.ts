import type { RemovalPolicy } from "aws-cdk-lib";
import { Key, KeySpec, KeyUsage } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";

/**
 * The key that signs receipts: it never leaves KMS, and its public half is for everybody. Receipts outlive it
 * only as long as somebody keeps that half, so it stays when the stack goes.
 */
export const receiptKey = (scope: Construct, removalPolicy: RemovalPolicy): Key =>
  new Key(scope, "ReceiptKey", {
    description: "chat-retention: signs receipts of deletions",
    keySpec: KeySpec.ECC_NIST_P256,
    keyUsage: KeyUsage.SIGN_VERIFY,
    removalPolicy,
  });
