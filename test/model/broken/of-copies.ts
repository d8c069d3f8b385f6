/** Copies: in a log, with a recipient, and in a backup (invariants 6, 10 and 11, and PP-4.sharing). */
import type { Variant } from "./variant.ts";

export const ofCopies: readonly Variant[] = [
  {
    invariant: 6,
    name: "what was shared is not asked back when the app's use ends",
    theme: "sharing",
    witness: [{ do: "share", app: 0, on: true }, { do: "settle" }, { do: "terminate", app: 0 }],
    breaks: [
      {
        file: "steps/sharing/share.ts",
        whole: 'app.status === "active" && choice?.optIn === true',
        broken: "app.status !== undefined && choice?.optIn === true",
      },
    ],
  },
  {
    invariant: 8,
    name: "a confirmation of an earlier withdrawal ends a later one",
    theme: "sharing",
    witness: [
      { do: "share", app: 0, on: true },
      { do: "settle" },
      { do: "share", app: 0, on: false },
      { do: "settle" },
      { do: "confirm", app: 0, again: false },
      { do: "share", app: 0, on: true },
      { do: "settle" },
      { do: "share", app: 0, on: false },
      { do: "settle" },
      { do: "confirm", app: 0, again: true },
    ],
    breaks: [
      {
        file: "adapters/dynamodb-sharing.ts",
        whole: '"#state = :withdrawing AND since = :since"',
        broken: '"#state = :withdrawing OR since = :since"',
      },
    ],
  },
  {
    invariant: 10,
    name: "a log says whom a call is about",
    theme: "requests",
    witness: [{ do: "introduce", app: 0, by: 0 }],
    breaks: [
      {
        file: "middleware/api.ts",
        whole: "known(event).tenant = speaking.tenant;",
        broken:
          'known(event).tenant = speaking.tenant; process.stdout.write(JSON.stringify(event.pathParameters) + "\\n");',
      },
    ],
  },
  {
    invariant: 11,
    name: "a restore brings back what was erased",
    theme: "restores",
    witness: [
      { do: "introduce", app: 0, by: 0 },
      { do: "backUp", table: "user-information" },
      { do: "forget", app: 0, by: 0 },
      { do: "restore", which: 0, isLost: false },
    ],
    breaks: [
      {
        file: "replay-ledger/replay-ledger.ts",
        whole: "verdictOn(one.row, await said, backup, now)",
        broken: '{ kind: "keep" as const }',
      },
    ],
  },
  {
    invariant: 11,
    name: "what a restore brings back is listed nowhere",
    theme: "restores",
    witness: [
      { do: "say", app: 0, by: 0, in: 0, ago: 0 },
      { do: "backUp", table: "messages" },
      { do: "restore", which: 0, isLost: true },
      { do: "wait", for: "toExpiry" },
    ],
    breaks: [
      { file: "replay-ledger/replay-ledger.ts", whole: "await list(partitions);", broken: "" },
      { file: "replay-ledger/replay-ledger.ts", whole: "await list(partitions);", broken: "" },
      { file: "replay-ledger/replay-ledger.ts", whole: "await list?.(", broken: "void (" },
    ],
  },
  {
    invariant: 11,
    name: "restored settings have a version that was given out before",
    theme: "restores",
    witness: [
      { do: "backUp", table: "configuration" },
      { do: "keep", app: 0, category: "messages", days: 30 },
      { do: "keep", app: 0, category: "messages", days: 365 },
      { do: "say", app: 0, by: 0, in: 0, ago: 0 },
      { do: "restore", which: 0, isLost: true },
      { do: "keep", app: 0, category: "messages", days: 0 },
    ],
    breaks: [
      {
        file: "domain/ledger/amend.ts",
        whole: "Number(row.version) >= since ? row :",
        broken: "Number(row.version) >= 0 ? row :",
      },
      {
        file: "domain/settings.ts",
        whole: "Math.max(before.version + 1, now)",
        broken: "before.version + 1",
      },
    ],
  },
];
