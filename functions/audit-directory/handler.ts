import { S3Client } from "@aws-sdk/client-s3";
import middy from "@middy/core";
import type { ScheduledEvent } from "aws-lambda";
import { auditedTable } from "../adapters/audited-table.ts";
import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbAudits } from "../adapters/dynamodb-audits.ts";
import { dynamodbLedgerReader } from "../adapters/dynamodb-ledger.ts";
import { s3Media } from "../adapters/s3-media.ts";
import { logFailure, logOutcome } from "../middleware/log.ts";
import { countUnlisted } from "../middleware/metrics.ts";
import { patienceOf } from "../middleware/queue.ts";
import { categories, type Perishable, perishable } from "../policy/categories.ts";
import { variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { apart, PartsFailed } from "../steps/batches/apart.ts";
import { standingIn } from "../wiring/apps.ts";
import { holdersIn, tableOf } from "../wiring/holders.ts";
import { type Audited, type Auditing, auditDirectory } from "./audit-directory.ts";

/** What the audit works on. */
export const portsIn = (run: Run): Auditing => {
  const client = dynamodbClient();
  const tables = perishable.map((category) => [
    category,
    auditedTable(client, tableOf(run, categories[category].table)),
  ]);
  return {
    holders: holdersIn(run, client, s3Media(new S3Client({}), run.setting(variables.bucket))),
    ledger: dynamodbLedgerReader(client, tableOf(run, "ledger")),
    standingOf: standingIn(run, client),
    audits: dynamodbAudits(client, tableOf(run, "receipt-drafts")),
    tables: Object.fromEntries(tables) as Auditing["tables"],
    now: run.now,
  };
};

/** Says whose records were not listed; an app's id is nobody's name. */
const tell = (category: Perishable, { pages, unlisted }: Audited): void => {
  if (pages > 0) logOutcome("audited", { category, pages, unlisted: unlisted.length });
  countUnlisted(unlisted.length);
  for (const app of new Set(unlisted.map((one) => one.app))) {
    logOutcome("records unlisted", { category, app });
  }
};

/** The recurring audit; answers how many partitions it found and listed. Throws `PartsFailed` after everything else. */
export const create = (run: Run) => {
  const ports = portsIn(run);
  return middy<ScheduledEvent, { unlisted: number }>().handler(async (_event, context) => {
    const patience = patienceOf(context);
    const parts = apart();
    let unlisted = 0;
    await parts.each("audit", perishable, async (category) => {
      const audited = await auditDirectory(ports, category, patience);
      tell(category, audited);
      unlisted += audited.unlisted.length;
    });
    const failures = parts.failures();
    for (const { part, cause } of failures) logFailure(cause, part);
    if (failures.length > 0) throw new PartsFailed(failures);
    return { unlisted };
  });
};

export const handler = lambda(create);
