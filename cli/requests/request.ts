import { Failure } from "../failure.ts";
import type { Schemas } from "../http/api.ts";
import { given } from "../http/given.ts";
import { count } from "../output/numbers.ts";
import { factsOf } from "../output/table.ts";

/** A request as the API answers it. */
export type Request = Schemas["Request"];
export type State = Request["state"];
type Progress = NonNullable<Request["holders"]>[number];

export type Subject = {
  readonly user?: string;
  readonly conversation?: string;
  readonly category?: NonNullable<Request["category"]>;
};

/** What a request is about, as the API takes it. Throws "usage" unless it is exactly one thing. */
export const subjectOf = ({ user: userId, conversation: conversationId, category }: Subject) => {
  const subject = given({ userId, conversationId, category });
  if (Object.keys(subject).length === 1) return subject;
  throw new Failure(
    "usage",
    "A request is about exactly one of --user, --conversation and --category",
  );
};

const sums = ["deleted", "held", "refused", "remaining"] as const;

/** How much of each store, where there is any: `2 from messages`. */
const storesText = (holders: readonly Progress[], sum: (typeof sums)[number]): string =>
  holders
    .filter((one) => sum === "deleted" || one[sum] > 0)
    .map((one) => `${count(one[sum])} ${sum === "deleted" ? "from" : "in"} ${one.holder}`)
    .join(", ");

/** A request for people. */
export const requestFacts = ({ preview, holders = [], ...request }: Request): string =>
  factsOf({
    ...request,
    ...Object.fromEntries(sums.map((sum) => [sum, storesText(holders, sum)])),
  });
