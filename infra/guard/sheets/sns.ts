import { milliseconds } from "../../../functions/policy/duration.ts";
import { platform } from "../../../functions/policy/platform.ts";
import { finding } from "../finding.ts";
import { afterWriting, type Copy } from "../lives/copy.ts";
import type { Model, Resource } from "../template/model.ts";
import { any, inside, only, refused, type Sheet } from "./sheet.ts";

/** Services of AWS that SNS tries for weeks to reach; people for hours. */
const services = ["lambda", "sqs", "firehose"];

const retried = (topic: Resource, model: Model): readonly Copy[] => {
  const toServices = model
    .ofType("AWS::SNS::Subscription")
    .filter(({ properties }) => model.target(properties.TopicArn)?.id === topic.id)
    .some(({ properties }) => services.includes(String(properties.Protocol)));
  const figure = toServices ? platform.notificationToServices : platform.notificationToPeople;
  const life = afterWriting(milliseconds(figure.period));
  return [
    {
      name: "notifications to deliver",
      property: "Subscription",
      readable: life,
      physical: life,
      usual: true,
      why: figure.source,
    },
  ];
};

const topic: Sheet = {
  type: "AWS::SNS::Topic",
  holds: true,
  rules: {
    ...any("DisplayName", "FifoTopic", "KmsMasterKeyId", "SignatureVersion", "Tags", "TopicName"),
    Subscription: refused(
      "PP-4.integrated",
      "could not decide: subscriptions are resources of their own",
    ),
    ArchivePolicy: refused("PP-4.integrated", "keeps what was sent, for up to a year"),
    DeliveryStatusLogging: refused("PP-6.log", "logs to groups that SNS makes, kept for ever"),
    TracingConfig: only(
      ["PassThrough"],
      "PP-6.monitoring",
      `traces are kept for ${platform.traces.period} (${platform.traces.source})`,
    ),
  },
  copies: retried,
  also: (resource) =>
    resource.claim?.holds === "alarms"
      ? []
      : [
          finding(
            resource,
            "",
            "PP-4.integrated",
            "SNS names no end of its tries: only alarms may wait there",
          ),
        ],
};

const subscription: Sheet = {
  type: "AWS::SNS::Subscription",
  holds: false,
  rules: {
    ...any("Endpoint", "FilterPolicy", "Protocol", "RawMessageDelivery"),
    TopicArn: inside("PP-4.integrated", "must listen to a topic that says what it sends"),
    "RedrivePolicy.deadLetterTargetArn": inside("PP-6.log", "dead letters must have a bound"),
    Region: refused("PP-3", "listens to another region"),
  },
};

export const sns = [topic, subscription] as const;
