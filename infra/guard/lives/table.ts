import { milliseconds, ofDaysInMilliseconds } from "../../../functions/policy/duration.ts";
import { expiryAttribute } from "../../../functions/policy/names.ts";
import { operational } from "../../../functions/policy/periods.ts";
import { platform } from "../../../functions/policy/platform.ts";
import { type Finding, finding } from "../finding.ts";
import { at, isTrue, numberAt } from "../template/loose.ts";
import type { Model, Resource } from "../template/model.ts";
import { afterExpiry, type Copy } from "./copy.ts";
import type { Allowed } from "./promise.ts";
import { removalOf } from "./removal.ts";

const deleting = (table: Resource) => ({
  actions: ["dynamodb:DeleteItem", "dynamodb:PartiQLDelete"],
  resource: `<${table.id}.Arn>`,
});

/** The items of a table, and everything in which DynamoDB keeps them after they are deleted. */
export const copiesOfTable = (table: Resource, model: Model, allowed: Allowed): readonly Copy[] => {
  const items = itemsOf(table, model, allowed);
  const gone = items.physical.milliseconds;
  return [items, ...backupsOf(table, gone), ...streamOf(table, gone)];
};

const itemsOf = (table: Resource, model: Model, allowed: Allowed): Copy => {
  const { late, why } = removalOf(table, deleting(table), allowed, model);
  const copy = { name: "items", property: "TimeToLiveSpecification", readable: afterExpiry(0) };
  const ttl = milliseconds(platform.ttlDelay.period);
  return Number.isNaN(late) && allowed.usualDelay !== undefined
    ? {
        ...copy,
        physical: afterExpiry(ttl),
        usual: true,
        bound: ttl,
        why: `TTL alone: ${allowed.usualDelay}`,
      }
    : { ...copy, physical: afterExpiry(late), why };
};

const recovery = "PointInTimeRecoverySpecification";

const isBackedUp = (table: Resource): boolean =>
  at(table.properties, `${recovery}.PointInTimeRecoveryEnabled`) !== undefined &&
  at(table.properties, `${recovery}.PointInTimeRecoveryEnabled`) !== false;

/** The window of point-in-time recovery, and the backup that DynamoDB makes of a table that is deleted within one. */
const backupsOf = (table: Resource, gone: number): Copy[] => {
  if (!isBackedUp(table)) return [];
  const days = at(table.properties, `${recovery}.RecoveryPeriodInDays`);
  const window =
    days === undefined
      ? milliseconds(platform.recoveryDefault.period)
      : ofDaysInMilliseconds(Number(days));
  const stays = table.removal.every((one) => String(one).startsWith("Retain"));
  return [
    backup(
      "point-in-time recovery",
      window,
      gone,
      "what was deleted can be restored for that long",
    ),
    ...(stays
      ? []
      : [
          backup(
            "backup of the deleted table",
            milliseconds(platform.systemBackup.period),
            gone,
            platform.systemBackup.source,
          ),
        ]),
  ];
};

const backup = (name: string, window: number, gone: number, why: string): Copy => ({
  name,
  property: recovery,
  readable: afterExpiry(window),
  physical: afterExpiry(gone + window),
  why,
  backup: true,
});

const streamOf = (table: Resource, gone: number): Copy[] => {
  const view = at(table.properties, "StreamSpecification.StreamViewType");
  if (view === undefined || view === "KEYS_ONLY") return [];
  const age = milliseconds(platform.streamAge.period);
  return [
    {
      name: "stream with images",
      property: "StreamSpecification.StreamViewType",
      readable: afterExpiry(age),
      physical: afterExpiry(gone + age),
      why: platform.streamAge.source,
    },
  ];
};

/** TTL as the second net on every table, and a backup where the policy asks for one. */
export const netsOfTable = (table: Resource, _: Model, allowed: Allowed): readonly Finding[] => {
  const { Enabled, AttributeName } = Object(table.properties.TimeToLiveSpecification);
  const net = isTrue(Enabled) && AttributeName === expiryAttribute;
  const days = numberAt(table.properties, `${recovery}.RecoveryPeriodInDays`);
  const short = ofDaysInMilliseconds(days) < milliseconds(operational.registryBackup);
  const missing = allowed.backup > 0 && !table.claim?.throwAway && (!isBackedUp(table) || short);
  return [
    ...(net
      ? []
      : [
          finding(
            table,
            "TimeToLiveSpecification",
            allowed.clause,
            `has no second net: TTL must be on, and on ${expiryAttribute}`,
          ),
        ]),
    ...(missing ? [finding(table, recovery, "PP-5", "must be backed up, and is not")] : []),
  ];
};
