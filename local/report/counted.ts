/** What the report counts per app. Own calls are log data and monitoring data that our own requests left. */
export const counted = [
  "messages",
  "media",
  "user information",
  "log data",
  "monitoring data",
  "own calls",
  "configuration",
  "registry and keys",
] as const;
export type Counted = (typeof counted)[number];
