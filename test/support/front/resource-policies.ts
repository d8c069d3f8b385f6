import { documentIn } from "./identities.ts";
import { listOf, type Statement } from "./policy/statement.ts";
import type { Reading } from "./roles.ts";
import type { Resource } from "./template.ts";

type Where = { readonly document: string; readonly of?: string };

/** Where resources say who may use them; of a key the policy is its own property. */
const where: Readonly<Record<string, Where>> = {
  "AWS::S3::BucketPolicy": { document: "PolicyDocument", of: "Bucket" },
  "AWS::SQS::QueuePolicy": { document: "PolicyDocument", of: "Queues" },
  "AWS::KMS::Key": { document: "KeyPolicy" },
};

type Said = { readonly arn: string; readonly statements: readonly Statement[] };

/** The statements of a resource's policy by its ARN; an object's are its bucket's. */
export const resourcePoliciesIn = (resources: readonly Resource[], { here, arnOf }: Reading) => {
  const said = resources.flatMap(({ id, type, properties }): readonly Said[] => {
    const { document = "", of } = where[type] ?? {};
    const targets = of === undefined ? [{ Ref: id }] : listOf(properties[of]);
    const statements = documentIn(properties[document]).map(here);
    return targets.map((target) => ({ arn: arnOf(target), statements }));
  });
  const of = (name: string) =>
    said.filter(({ arn }) => arn === name).flatMap(({ statements }) => statements);
  const known = new Map<string, readonly Statement[]>();
  return (resource: string): readonly Statement[] => {
    const [bucket = ""] = resource.startsWith("arn:aws:s3:") ? resource.split("/") : [resource];
    const found = known.get(bucket) ?? of(bucket);
    known.set(bucket, found);
    return found;
  };
};
