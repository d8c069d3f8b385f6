import type { Category, Retention } from "./categories.ts";
import { policy } from "./policy.ts";

/** How long a category is kept, in words. */
const inWords = (retention: Retention): string => {
  switch (retention.kind) {
    case "fixed":
      return retention.period;
    case "after-termination":
      return `while the feature is used, and ${retention.period} after termination`;
    case "chosen":
      return `not at all if opted out, else as chosen (${retention.min} to ${retention.max}), or ${retention.default}`;
  }
};

/** The register of processing (GDPR Art. 30) of a stack in a region (DA-3/4), as JSON. */
export const register = (region: string) => ({ region, ...policy });

const row = (
  name: string,
  { title, clauses, retention, clock, table, bucket, erasure }: Category,
) =>
  `| ${title} (\`${name}\`) | ${clauses.join(", ")} | ${inWords(retention)} | ${clock} | ${table}${bucket ? " + media bucket" : ""} | ${erasure} |`;

/** The categories as a table in Markdown. */
const categoriesTable = (): string =>
  [
    "| category | clauses | kept | from | store | erasure |",
    "| --- | --- | --- | --- | --- | --- |",
    ...Object.entries(policy.categories).map(([name, category]) => row(name, category)),
  ].join("\n");

const marks = /(<!-- policy:[^>]*-->\n)[\s\S]*?(<!-- end of policy -->)/;

/** A document with the table of categories between its marks. Throws if it has none. */
export const withTable = (document: string): string => {
  if (!marks.test(document)) throw new Error("The document has no marks for the policy's table");
  return document.replace(marks, (_, from: string, to: string) => `${from}${shortTable()}\n${to}`);
};

const shortTable = (): string =>
  [
    "| category | clauses | kept | from |",
    "| --- | --- | --- | --- |",
    ...Object.values(policy.categories).map(
      ({ title, clauses, retention, clock }) =>
        `| ${title} | ${clauses.join(", ")} | ${inWords(retention)} | ${clock} |`,
    ),
  ].join("\n");

const details = (name: string, category: Category): string =>
  [
    `### ${category.title} (\`${name}\`)`,
    "",
    `- Fields: ${category.fields.join("; ")}`,
    `- Purpose: ${category.purpose}`,
    `- Legal basis: ${category.legalBasis}`,
    `- Backup: ${category.backup ? policy.operational.registryBackup : "none"}`,
    `- Recipients: ${category.recipients.join("; ") || "none"}`,
    `- Integrated systems: ${category.integrated.map(({ system, role }) => `${system} → ${role}`).join("; ")}`,
  ].join("\n");

/** The whole register in Markdown. */
export const registerInMarkdown = (region: string): string =>
  [
    `# Register of processing`,
    "",
    `Policy ${policy.version} (${policy.source}). Region: ${region}. Sub-processors: ${policy.subProcessors.join("; ")}.`,
    "",
    categoriesTable(),
    "",
    ...Object.entries(policy.categories).flatMap(([name, category]) => [
      details(name, category),
      "",
    ]),
    "## Clauses",
    "",
    ...Object.entries(policy.clauses).map(([id, text]) => `- ${id}: ${text}`),
  ].join("\n");
