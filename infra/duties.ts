import { tables } from "../functions/policy/names.ts";
import type { Duty, Rules } from "./guard/index.ts";
import { holdingOf } from "./holding-of.ts";
import { pascal } from "./pascal.ts";

const purge = "an app goes by its purge, in the purge's order, and in no other way";
const users = "what people wrote is erased by what is answerable for its time";

/** Who alone may destroy what; the guard holds each role of the template against it. */
const duties: readonly Duty[] = [
  {
    effect: "delete",
    store: "Tables/Keys",
    by: ["PurgeApp", "SettleConfiguration"],
    clause: "PP-6.configuration",
    reason: "a key that is gone makes everything of its app unreadable",
  },
  {
    effect: "write",
    store: "Tables/Keys",
    by: ["ChangeConfiguration", "RegisterApp"],
    clause: "PP-6.configuration",
    reason: "a key that is replaced makes everything of its app unreadable",
  },
  {
    effect: "delete",
    store: "Tables/Apps",
    by: ["PurgeApp"],
    clause: "PP-6.configuration",
    reason: purge,
  },
  {
    effect: "delete",
    store: "Tables/Configuration",
    by: ["PurgeApp"],
    clause: "PP-6.configuration",
    reason: purge,
  },
  {
    effect: "delete",
    store: "Tables/LogData",
    by: [
      "AuditDirectory",
      "CarryOutHold",
      "CarryOutRequest",
      "PurgeApp",
      "ReplayLedger",
      "Sweep",
      "SweepShard",
    ],
    clause: "PP-6.log",
    reason: users,
  },
  {
    effect: "delete",
    store: "Tables/MonitoringData",
    by: [
      "AuditDirectory",
      "CarryOutHold",
      "CarryOutRequest",
      "PurgeApp",
      "ReplayLedger",
      "Sweep",
      "SweepShard",
    ],
    clause: "PP-6.monitoring",
    reason: users,
  },
  {
    effect: "delete",
    store: "Tables/UserInformation",
    by: [
      "AuditDirectory",
      "CarryOutHold",
      "CarryOutRequest",
      "DeleteUserInformation",
      "PurgeApp",
      "ReplayLedger",
      "SettleConfiguration",
      "Sweep",
      "SweepShard",
    ],
    clause: "DA-5.period",
    reason: users,
  },
  {
    effect: "tag",
    store: "Media",
    by: ["BundleData", "CarryOutHold", "FetchMedia", "PrepareMedia"],
    clause: "DA-5.law",
    reason: "lifecycle takes what bears the tag, and leaves what does not",
  },
  {
    effect: "write",
    store: "Tables/Holds",
    by: ["AgreeToHold", "CarryOutHold", "LiftHold", "PlaceHold", "RegisterApp", "Sweep"],
    clause: "DA-5.law",
    reason:
      "a hold is placed by one person, agreed to and lifted by another; an app begins with none, and the sweep notes whose turn it is",
  },
  {
    effect: "delete",
    store: "Tables/Receipts",
    by: [],
    clause: "DA-5.request",
    reason: "what proves a deletion ends by its time alone",
  },
  {
    effect: "write",
    store: "Tables/Receipts",
    by: ["SignReceipts"],
    clause: "DA-5.request",
    reason: "one notary numbers the receipts of a chain",
  },
  {
    effect: "delete",
    store: "Tables/Ledger",
    by: [],
    clause: "DA-5.request",
    reason: "what was erased is remembered until no backup can bring it back",
  },
];

/** Each table holds what the policy says: `Tables/Messages` the messages. */
const holdings = Object.fromEntries(
  tables.flatMap((table) => {
    const holds = holdingOf(table);
    return holds === undefined ? [] : [[`Tables/${pascal(table)}`, holds]];
  }),
);

export const rules: Rules = {
  duties,
  holdings: { ...holdings, Media: "messages" },
  restraints: [
    ...["ReadPolicy", "ListApps"].map((name) => ({
      function: name,
      never: "write" as const,
      except: [`${name}/Log`],
      clause: "PP-4.configuration" as const,
      reason: "it reads, and records no call",
    })),
    ...(["write", "delete", "tag"] as const).map((never) => ({
      function: "PreviewRequest",
      never,
      except: [
        ...["PreviewRequest/Log", "Tables/LogData", "Tables/MonitoringData"],
        "Tables/Budgets",
      ],
      clause: "DA-5.request" as const,
      reason:
        "a preview shows what a request would do, and does nothing but record and count the call",
    })),
    {
      function: "SignReceipts",
      never: "write",
      except: [
        ...["SignReceipts/Log", "Queues/Receipts"],
        ...["Tables/Receipts", "Tables/ReceiptDrafts"],
      ],
      clause: "DA-5.request",
      reason: "what verifies a deletion has no hand in it",
    },
  ],
};
