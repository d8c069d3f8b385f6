/** What of the documentation's commands cannot be run here, word for word, and why; most are replaced by nothing. */
export type Cannot = {
  readonly page: string;
  readonly command: string;
  readonly why: string;
  readonly instead?: string;
};

const quota =
  "aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value 1000";

const moving =
  'aws sqs start-message-move-task --source-arn "$(aws sqs get-queue-attributes --queue-url "$(queue PurgeDeadLetters)" \\\n     --attribute-names QueueArn --query Attributes.QueueArn --output text)"';

const sam =
  "sam local invoke SweepFunctionA7728703 -t cdk.out/chat-retention.template.json -e local/events/sweep.json";

const restore =
  "aws dynamodb restore-table-to-point-in-time --source-table-name $SOURCE --target-table-name $RESTORED --restore-date-time $AT";

/** What a restore of an empty table makes: a table, without the index that nobody needs there. */
const restored =
  "aws dynamodb create-table --table-name $RESTORED --billing-mode PAY_PER_REQUEST --key-schema AttributeName=pk,KeyType=HASH AttributeName=sk,KeyType=RANGE --attribute-definitions AttributeName=pk,AttributeType=S AttributeName=sk,AttributeType=S";

export const cannot: readonly Cannot[] = [
  { page: "README.md", command: "npm start ", why: "CI runs it by itself, with --once" },
  { page: "README.md", command: "npm test ", why: "CI runs it by itself" },
  {
    ...{
      page: "docs/quick-start.md",
      command: "git clone … chat-retention && cd chat-retention\nnpm start",
    },
    why: "CI runs it by itself, in a clone",
  },
  {
    ...{ page: "docs/quick-start.md", command: "npx chat-retention receipts verify" },
    why: "nobody lets time pass there, so that none is signed yet",
    instead: "npx chat-retention receipts verify || test $? -eq 4",
  },
  { page: "docs/local.md", command: sam, why: "SAM needs a container runtime" },
  {
    page: "docs/runbook.md",
    command: restore,
    why: "MiniStack cannot restore a table that has an index; npm run restore-drill does the rest",
    instead: restored,
  },
  { page: "docs/runbook.md", command: moving, why: "MiniStack cannot move letters back" },
  { page: "docs/deploying.md", command: "git pull && npm ci", why: "this is the release" },
  { page: "docs/deploying.md", command: "npm ci\n", why: "the packages are there, and in use" },
  { page: "docs/deploying.md", command: quota, why: "MiniStack has no quotas" },
  { page: "docs/runbook.md", command: quota, why: "MiniStack has no quotas" },
];
