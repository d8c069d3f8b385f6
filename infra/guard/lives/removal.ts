import { milliseconds } from "../../../functions/policy/duration.ts";
import { dueIndex } from "../../../functions/policy/names.ts";
import { operational } from "../../../functions/policy/periods.ts";
import type { Holding } from "../claim.ts";
import { mayCertainly, roleOf } from "../rights/may.ts";
import { at, isEnabled, listOf } from "../template/loose.ts";
import type { Model, Resource } from "../template/model.ts";
import { type Clock, clocksOf, workersOf } from "./clocks.ts";
import { inWords, undecided } from "./copy.ts";
import type { Allowed } from "./promise.ts";
import { isWatched } from "./watch.ts";

/** How long after its time the product itself has taken something away, in milliseconds, and why. */
export type Removal = { readonly late: number; readonly why: string };

/** What deletes from a kind of store. */
export type Deleting = { readonly actions: readonly string[]; readonly resource: string };

const every = milliseconds(operational.sweepEvery);

/**
 * What takes expired data out of a store, as far as the template shows it: an enabled schedule that is frequent
 * enough, a function that may find what is due, one that may delete it, and an alarm if it does not.
 */
export const removalOf = (
  store: Resource,
  deleting: Deleting,
  allowed: Allowed,
  model: Model,
): Removal => {
  const registers = registersFor(store, allowed, model);
  const clocks = clocksOf(model).filter((clock) => clock.every <= every);
  const finding = clocks.filter(({ starts }) => mayFind(starts, registers, model));
  const erasing = finding.filter((clock) => mayErase(clock, deleting, allowed, model));
  const [found] = erasing.toSorted((one, other) => one.late - other.late);
  if (found === undefined) return { late: undecided, why: missing(finding.length > 0) };
  const watched = watchedFor(store, allowed);
  if (watched !== undefined && !isWatched(watched, model)) {
    return { late: undecided, why: `no alarm rings when data of ${watched} is overdue` };
  }
  const pace = inWords(found.every);
  return allowed.retention.kind === "until-confirmed"
    ? { late: 0, why: `${found.starts.path} reminds every ${pace}, a confirmation deletes` }
    : {
        late: found.late,
        why: `${found.starts.path} looks for what is due every ${pace}; an alarm rings at ${operational.overdueAlarm}`,
      };
};

const missing = (found: boolean): string => {
  const pace = inWords(every);
  return found
    ? "what looks for due data may not delete it here, nor does what it hands it to"
    : `no enabled schedule, at least every ${pace}, starts what may look for due data; TTL and lifecycle have no bound`;
};

/** Where it is written when something here is due: in the store itself, or in the registry of apps. */
const registersFor = (store: Resource, { retention }: Allowed, model: Model) => {
  const tables = model.ofType("AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable");
  const holding: Holding | undefined =
    retention.kind === "after-termination" ? "appRegistry" : store.claim?.holds;
  if (tables.includes(store) && retention.kind !== "after-termination") return [store];
  return tables.filter(({ claim }) => claim?.holds === holding);
};

const mayFind = (starts: Resource, registers: readonly Resource[], model: Model): boolean =>
  registers.some(
    (table) =>
      listOf(table.properties.GlobalSecondaryIndexes).some(
        (index) => at(index, "IndexName") === dueIndex,
      ) &&
      mayCertainly(
        roleOf(starts, model),
        ["dynamodb:Query"],
        `<${table.id}.Arn>/index/${dueIndex}`,
        model,
      ),
  );

const mayErase = (
  { starts }: Clock,
  { actions, resource }: Deleting,
  { retention }: Allowed,
  model: Model,
): boolean => {
  const workers = workersOf(starts, model);
  const erasers = retention.kind === "until-confirmed" ? [...hearers(model), ...workers] : workers;
  return erasers.some((eraser) => mayCertainly(roleOf(eraser, model), actions, resource, model));
};

/** The functions that enabled rules start. */
const hearers = (model: Model): readonly Resource[] =>
  model
    .ofType("AWS::Events::Rule")
    .flatMap(({ properties, conditional }) =>
      !isEnabled(properties.State) || conditional
        ? []
        : listOf(properties.Targets).flatMap((target) => model.target(at(target, "Arn")) ?? []),
    );

/** The category whose overdue records the sweep measures; kinds of our own are not measured. */
const watchedFor = ({ claim }: Resource, { retention }: Allowed): string | undefined => {
  if (retention.kind === "after-termination") return "appRegistry";
  return retention.kind === "until-confirmed" ? undefined : claim?.holds;
};
