/** Bounds of the API's input; the policy's own numbers come first. */
export const limits = {
  recentContacts: { min: 100, max: 500 },
  batch: 100,
  /** What one person's word is enough for … */
  holds: 50,
  /** … and all that an app can have, each of those above it with the word of two. */
  holdsOfTwo: 100,
  /** Holds of one person that wait for another's word. */
  holdsAwaiting: 5,
  /** What DynamoDB takes in one request. */
  dynamodbBatch: 25,
  page: { default: 50, max: 100 },
  /** What a page holds as Lambda counts it, JSON within JSON: an answer of 6,291,556 bytes would be none. */
  pageBytes: 5_500_000,
  /** Records that a page of holdings looks at. */
  holdings: { default: 1_000, max: 5_000 },
  bodyBytes: 1_048_576,
  /** DynamoDB nests no deeper than 32. */
  nesting: 30,
  /** What an app configured, its sealed secrets included: DynamoDB's item ends at 400 KiB. */
  settingsBytes: 380_000,
  textLength: 16_384,
  idLength: 128,
  /** Two accounts of `idLength`, each character up to nine when encoded. */
  conversationLength: 2_400,
  nameLength: 200,
  descriptionLength: 2_000,
  urlLength: 2_048,
  /** The digest of a plan: 16 days of two categories and 100 holds, each with two numbers. */
  digestLength: 6_144,
  /** URLs that hear of a request's changes. */
  callbackUrls: 10,
  secretLength: 1_024,
  /** What an app may set by itself, and one for each of 50 push certificates. */
  secrets: 54,
  /** As Standard Webhooks has them. */
  callbackSecretBytes: { min: 24, max: 64 },
  /** Mistakes that a refusal names: an answer has a bound of its own. */
  mistakes: 50,
  listLength: 50,
  causeLength: 500,
  multiPlatformInstances: { min: 1, max: 10 },
  recallSeconds: { min: 0, max: 604_800 },
  mediaBytes: 104_857_600,
  mediaPerMessage: 9,
  /** A file of an access bundle is closed when it has this much; what came last, a medium at the most, is above it. */
  bundleFileBytes: 67_108_864,
  profileValueLength: 500,
  profileTags: 50,
  /** Tencent's messages end at 12 KB; DynamoDB's items at 400 KiB. */
  elementsBytes: 131_072,
  /** Up to the year 9999. */
  unixSeconds: { min: 0, max: 253_402_300_799 },
  callsPerRecord: 1_000_000_000,
  averageDelayMs: 3_600_000,
  age: { min: 0, max: 150 },
} as const;
