import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { clauses } from "../../functions/policy/clauses.ts";
import { policy } from "../../functions/policy/policy.ts";
import { register, registerInMarkdown, withTable } from "../../functions/policy/register.ts";

const page = readFileSync(new URL("../../docs/policy.md", import.meta.url), "utf8");

test("the table of the policy in the documentation is the policy's", () => {
  expect(withTable(page)).toBe(page);
});

test("a document without marks is refused, so that a table cannot be lost", () => {
  expect(() => withTable("# no marks")).toThrow("no marks");
});

test("DA-3/4: the register names the region and the sub-processors", () => {
  const markdown = registerInMarkdown("eu-central-1");
  expect(register("eu-central-1")).toMatchObject({ region: "eu-central-1" });
  expect(markdown).toContain("Region: eu-central-1.");
  expect(markdown).toContain("Amazon Web Services");
});

test("PP-4.integrated: the register says which role takes the place of each integrated system", () => {
  const markdown = registerInMarkdown("eu-central-1");
  for (const system of ["CLB", "MySQL", "MongoDB", "Redis", "CKafka", "COS"]) {
    expect(markdown).toContain(`${system} → `);
  }
});

test("the register names every clause", () => {
  const markdown = registerInMarkdown("eu-central-1");
  for (const clause of Object.keys(clauses)) expect(markdown).toContain(`- ${clause}: `);
});

test("DA-3/4: the register says where each category lies, who gets it, and whether it is backed up", () => {
  const markdown = registerInMarkdown("eu-central-1");
  expect(markdown).toMatch(/\(`messages`\).*\| messages \+ media bucket \|/);
  expect(markdown).toMatch(/\(`logData`\).*\| log-data \|/);
  const details = (title: string) => markdown.split("### ").find((part) => part.startsWith(title));
  expect(details("App registry")).toContain(`- Backup: ${policy.operational.registryBackup}`);
  expect(details("App registry")).toContain("- Recipients: none");
  expect(details("Configuration data")).toContain("- Backup: none");
  expect(details("Configuration data")).toContain("- Recipients: TRTC, if opted in");
});
