import flags from "aws-cdk-lib/recommended-feature-flags.json" with { type: "json" };

/** How the CDK behaves: as its authors recommend for the pinned version, in everything. */
export const recommended: Readonly<Record<string, unknown>> = flags;
