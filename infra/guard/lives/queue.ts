import { milliseconds } from "../../../functions/policy/duration.ts";
import { platform } from "../../../functions/policy/platform.ts";
import { at, isTrue, numberAt } from "../template/loose.ts";
import type { Model, Resource } from "../template/model.ts";
import { arrivalsIn } from "./arrivals.ts";
import { afterWriting, type Copy, undecided } from "./copy.ts";

/** What waits in a queue, counted from when it was first said. */
export const copiesOfQueue = (queue: Resource, model: Model): readonly Copy[] => {
  const life = afterWriting(ageIn(queue, model));
  return [
    {
      name: "messages",
      property: "MessageRetentionPeriod",
      readable: life,
      physical: life,
      why: isTrue(queue.properties.FifoQueue)
        ? "its retention after all that came before: a FIFO queue starts again"
        : "its retention, and how late a message may come; a redriven one keeps its first time",
    },
  ];
};

/** The age that a message can reach in a queue, in milliseconds; `NaN` if queues redrive in a circle. */
const ageIn = (queue: Resource, model: Model, seen: readonly Resource[] = []): number => {
  if (seen.includes(queue)) return undecided;
  const kept = retentionOf(queue);
  const redriven = sourcesOf(queue, model).map((source) => {
    const before = ageIn(source, model, [...seen, queue]);
    return isTrue(queue.properties.FifoQueue)
      ? before + kept
      : Math.max(before, kept + lateIn(source, model));
  });
  return Math.max(kept + lateIn(queue, model), ...redriven);
};

const lateIn = (queue: Resource, model: Model): number => Math.max(0, ...arrivalsIn(queue, model));

/** The queues whose failed messages come here. */
const sourcesOf = (queue: Resource, model: Model): readonly Resource[] =>
  model
    .ofType("AWS::SQS::Queue")
    .filter(
      ({ properties }) =>
        model.target(at(properties, "RedrivePolicy.deadLetterTargetArn"))?.id === queue.id,
    );

const retentionOf = ({ properties }: Resource): number =>
  properties.MessageRetentionPeriod === undefined
    ? milliseconds(platform.queueDefault.period)
    : numberAt(properties, "MessageRetentionPeriod") * 1_000;
