import { days, milliseconds, ofDaysInMilliseconds } from "../../../functions/policy/duration.ts";
import { mediaClasses, operational } from "../../../functions/policy/periods.ts";
import { platform } from "../../../functions/policy/platform.ts";
import { type Finding, finding } from "../finding.ts";
import { at, fieldsOf, type Loose, listOf, numberAt } from "../template/loose.ts";
import type { Model, Resource } from "../template/model.ts";
import { afterExpiry, afterWriting, type Copy, never } from "./copy.ts";
import type { Allowed } from "./promise.ts";
import { removalOf } from "./removal.ts";

const midnight = milliseconds(platform.lifecycleMidnight.period);
const property = "LifecycleConfiguration.Rules";

const rulesOf = (bucket: Resource): readonly Loose[] =>
  listOf(at(bucket.properties, property)).filter((rule) => at(rule, "Status") === "Enabled");

/** The objects of a bucket, and what S3 keeps beside them. */
export const copiesOfBucket = (
  bucket: Resource,
  model: Model,
  allowed: Allowed,
): readonly Copy[] => {
  const deleting = { actions: ["s3:DeleteObject"], resource: `<${bucket.id}.Arn>/*` };
  const { late, why } = removalOf(bucket, deleting, allowed, model);
  const objects: Copy = {
    name: "objects",
    property: "",
    readable: afterExpiry(0),
    physical: afterExpiry(late),
    why,
  };
  return [objects, uploadsOf(bucket), ...versionsOf(bucket, late)];
};

/** Parts of uploads that nobody finished: no expiry takes them. */
const uploadsOf = (bucket: Resource): Copy => {
  const aborts = rulesOf(bucket)
    .filter((rule) => !isNarrow(rule))
    .map((rule) => numberAt(rule, "AbortIncompleteMultipartUpload.DaysAfterInitiation"))
    .filter((count) => !Number.isNaN(count));
  const life = aborts.length === 0 ? never : ofDaysInMilliseconds(Math.min(...aborts)) + midnight;
  return {
    name: "unfinished uploads",
    property,
    readable: afterWriting(0),
    physical: afterWriting(life),
    bound: milliseconds(operational.unclaimedMedia) + milliseconds(operational.mediaLifecycleSlack),
    why: `parts of an upload that nobody finished; ${platform.lifecycleMidnight.source}`,
  };
};

const isNarrow = (rule: Loose): boolean =>
  ["Prefix", "TagFilters", "ObjectSizeGreaterThan", "ObjectSizeLessThan"].some((name) => {
    const found = at(rule, name);
    return found !== undefined && found !== "";
  });

/** What a delete marker or an overwriting object hides. A bucket that once had versions keeps them when suspended. */
const versionsOf = (bucket: Resource, late: number): Copy[] => {
  if (bucket.properties.VersioningConfiguration === undefined) return [];
  const expiries = rulesOf(bucket)
    .filter((rule) => !isNarrow(rule))
    .map((rule) => numberAt(rule, "NoncurrentVersionExpiration.NoncurrentDays"))
    .filter((count) => !Number.isNaN(count));
  const life =
    expiries.length === 0 ? never : ofDaysInMilliseconds(Math.min(...expiries)) + midnight;
  return [
    {
      name: "old versions",
      property: "VersioningConfiguration",
      readable: afterExpiry(life),
      physical: afterExpiry(late + life),
      backup: true,
      why: "a deleted object is kept as a version until a rule for noncurrent ones takes it",
    },
  ];
};

/** Whether a bucket's policy refuses every object that comes without a tag. */
const isTagged = (bucket: Resource, model: Model, tag: Loose): boolean =>
  model
    .ofType("AWS::S3::BucketPolicy")
    .filter((policy) => model.target(policy.properties.Bucket) === bucket)
    .flatMap((policy) => listOf(at(policy.properties, "PolicyDocument.Statement")))
    .some(
      (statement) =>
        at(statement, "Effect") === "Deny" &&
        listOf(at(statement, "Action")).includes("s3:PutObject") &&
        isUntagged(at(statement, "Condition"), tag),
    );

/** The one condition under which a denial is about objects that lack a tag. */
const isUntagged = (condition: Loose, tag: Loose): boolean => {
  const name = `s3:RequestObjectTag/${at(tag, "Key")}`;
  const wanted = { StringNotEquals: { [name]: at(tag, "Value") } };
  return JSON.stringify(condition) === JSON.stringify(wanted);
};

/** The second net: each class of media expires by lifecycle, soon after its period and never before. */
export const netsOfBucket = (
  bucket: Resource,
  model: Model,
  allowed: Allowed,
): readonly Finding[] => {
  if (allowed.retention.kind !== "chosen") return [];
  const found = (why: string) => finding(bucket, property, allowed.clause, why);
  return mediaClasses.flatMap((period) => {
    const [first, last] = expiryOf(bucket, model, period);
    const slack = days(operational.mediaLifecycleSlack);
    if (first < days(period))
      return [found(`media of ${period} go after ${first} days: too early`)];
    return last <= days(period) + slack
      ? []
      : [found(`media of ${period} have no lifecycle within ${days(period) + slack} days`)];
  });
};

/** A rule without the tags that all objects bear when they come: who takes one away holds the object. */
const withoutTags = (rule: Loose, bucket: Resource, model: Model): Loose => {
  const { TagFilters, ...rest } = fieldsOf(rule);
  return listOf(TagFilters).every((tag) => isTagged(bucket, model, tag)) ? rest : rule;
};

/** The smallest number of days after which some, and all, objects of a class expire. */
const expiryOf = (bucket: Resource, model: Model, period: string): readonly [number, number] => {
  const prefix = `${days(period)}/`;
  const rules = rulesOf(bucket).filter((rule) =>
    prefix.startsWith(String(at(rule, "Prefix") ?? "")),
  );
  const daysOf = (from: readonly Loose[]) =>
    Math.min(
      ...from.map((rule) => numberAt(rule, "ExpirationInDays")).filter((one) => !Number.isNaN(one)),
    );
  const whole = rules.filter(
    (rule) => !isNarrow({ ...fieldsOf(withoutTags(rule, bucket, model)), Prefix: "" }),
  );
  return [daysOf(rules), daysOf(whole)];
};
