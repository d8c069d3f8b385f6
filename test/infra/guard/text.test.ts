import { describe, expect, it } from "vitest";
import { targetIn, textOf } from "../../../infra/guard/template/text.ts";

/** A name as `Fn::Sub` writes it. */
const named = (name: string) => `\${${name}}`;
const text = (value: unknown) => textOf(value, (name) => name === "Table");

describe("a value of a template", () => {
  it.each([
    ["a literal", "messages", "messages"],
    ["a number", 7, "7"],
    ["a reference", { Ref: "Table" }, "<Table>"],
    ["an attribute", { "Fn::GetAtt": ["Table", "Arn"] }, "<Table.Arn>"],
    ["an attribute in one word", { "Fn::GetAtt": "Table.Arn" }, "<Table.Arn>"],
    ["a pseudo parameter", { Ref: "AWS::Region" }, "<AWS::Region>"],
    ["parts joined", { "Fn::Join": ["/", [{ Ref: "Table" }, "index"]] }, "<Table>/index"],
    [
      "a pattern",
      { "Fn::Sub": `${named("Table.Arn")}/*/${named("!x")}/${named("AWS::Region")}` },
      `<Table.Arn>/*/${named("x")}/<AWS::Region>`,
    ],
    [
      "a pattern with names",
      { "Fn::Sub": [`${named("a")}/b`, { a: { Ref: "Table" } }] },
      "<Table>/b",
    ],
  ])("that is %s is known as such", (_, value, expected) => {
    expect(text(value)).toBe(expected);
  });

  it.each([
    ["a parameter", { Ref: "Days" }],
    ["of another stack", { "Fn::ImportValue": "days" }],
    ["chosen by a condition", { "Fn::If": ["big", 14, 3] }],
    ["in a secret", "{{resolve:ssm:/days}}"],
    ["a pattern of what is not here", { "Fn::Sub": named("Elsewhere.Arn") }],
    ["joined from what is not a list", { "Fn::Join": ["", { "Fn::GetAZs": "" }] }],
  ])("that is %s is known at deployment only", (_, value) => {
    expect(text(value)).toContain("<?");
  });

  it("leads to the resource that it begins with", () => {
    expect(targetIn("<Table.Arn>/index/due")).toBe("Table");
    expect(targetIn("arn:<AWS::Partition>:x")).toBeUndefined();
  });
});
