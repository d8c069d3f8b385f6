/** Whoever is woken by an alarm finds out what to do. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { synthesise } from "./synthesised.ts";

const root = new URL("../../", import.meta.url);
const page = readFileSync(new URL("docs/runbook.md", root), "utf8");
const { all } = synthesise();
/** What tells somebody something; the clock of the one alarm on all of them does not. */
const alarms = [...all("AWS::CloudWatch::Alarm"), ...all("AWS::CloudWatch::CompositeAlarm")]
  .filter(({ properties }) => properties.AlarmActions !== undefined)
  .map(({ path, properties }) => ({
    id: path.replace("Alarms/", ""),
    says: String(properties.AlarmDescription),
  }));

/** Chapters of alarms, by their headings; what they say is up to the next heading. */
const chapters = page
  .split(/^(?=#{2,3} )/m)
  .filter((text) => text.startsWith("### "))
  .map((text) => ({ id: text.slice(4, text.indexOf("\n")), text }));

describe("the runbook", () => {
  it("has one chapter for each alarm, and none for what never rings", () => {
    expect(chapters.map(({ id }) => id).sort()).toEqual(alarms.map(({ id }) => id).sort());
  });

  it.each(alarms)("is named where $id rings, down to the chapter", ({ id, says }) => {
    expect(says).toMatch(
      new RegExp(`^[A-Z].+\\. What to do: docs/runbook\\.md#${id.toLowerCase()}$`),
    );
  });

  it.each(chapters)("says something of $id", ({ text }) => {
    expect(text.split("\n").slice(1).join(" ").trim().length).toBeGreaterThan(60);
  });

  it("names nothing that is not there: chapters, pages, functions, queues", () => {
    const anchors = [...page.matchAll(/\]\(#([\w-]+)\)/g)].map(([, anchor]) => anchor);
    const ids = chapters.map(({ id }) => id.toLowerCase());
    expect(anchors.filter((anchor) => !ids.includes(anchor ?? ""))).toEqual([]);
    const pages = [...page.matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, name]) => name);
    expect(pages.filter((name) => !existsSync(new URL(`docs/${name}`, root)))).toEqual([]);
    const named = [...page.matchAll(/failures ([A-Z]\w+)/g)].map(([, name]) => `${name}/Log`);
    const logs = all("AWS::Logs::LogGroup").map(({ path }) => path);
    expect(named.filter((name) => !logs.includes(name))).toEqual([]);
    const queues = [...page.matchAll(/\(queue ([A-Z]\w+)\)/g)].map(([, name]) => `Queues/${name}`);
    const there = all("AWS::SQS::Queue").map(({ path }) => path);
    expect(queues.filter((name) => !there.includes(name))).toEqual([]);
  });
});
