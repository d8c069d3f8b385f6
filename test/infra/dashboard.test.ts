import { describe, expect, it } from "vitest";
import { metrics } from "../../functions/policy/names.ts";
import { synthesise } from "./synthesised.ts";

const { all, named, template } = synthesise();
const [dashboard] = all("AWS::CloudWatch::Dashboard");
const body = named(dashboard?.properties.DashboardBody);

describe("the dashboard", () => {
  it("is one page, and can be read by CloudWatch", () => {
    template.resourceCountIs("AWS::CloudWatch::Dashboard", 1);
    expect(JSON.parse(body).widgets.length).toBeGreaterThan(12);
  });

  it("shows every metric of ours, each queue, and each table", () => {
    const { namespace, ...own } = metrics;
    for (const name of Object.values(own)) expect(body).toContain(`"${name}"`);
    for (const { path } of [...all("AWS::SQS::Queue"), ...all("AWS::DynamoDB::Table")]) {
      expect(body, path).toContain(`"${path}"`);
    }
  });

  it("names no app and nobody: what it shows is by queue, table, category, or for the whole stack", () => {
    const dimensions = JSON.parse(body)
      .widgets.flatMap(
        ({ properties }: { properties: { metrics?: unknown[][] } }) => properties.metrics ?? [],
      )
      .flatMap((metric: unknown[]) => metric.filter((one) => typeof one === "string").slice(2))
      .filter((_: string, index: number) => index % 2 === 0);
    const known = [
      ...["service", "Category", "QueueName", "TableName", "BucketName", "StorageType", "ApiId"],
      ...["Service", "Type", "Resource", "Class"],
    ];
    expect([...new Set(dimensions)].filter((name) => !known.includes(String(name)))).toEqual([]);
  });
});
