/** What commands and what answers come by two ways: whoever may answer may put nothing where a command is heard. */
import { describe, expect, it } from "vitest";
import { events } from "../../functions/policy/names.ts";
import { templateOf } from "./synthesised.ts";

const template = templateOf({});

type Rule = {
  readonly EventBusName: { readonly Ref: string };
  readonly EventPattern: { readonly "detail-type": readonly string[] };
};
const rules = Object.values(template.findResources("AWS::Events::Rule")).map(
  ({ Properties }) => Properties as Rule,
);
const outputs = template.findOutputs("*");
const busOf = (output: string): string => String(outputs[output]?.Value.Ref);
const heardOn = (output: string): readonly string[] =>
  rules
    .filter(({ EventBusName }) => EventBusName.Ref === busOf(output))
    .flatMap(({ EventPattern }) => EventPattern["detail-type"]);

describe("PP-3.terminate: events that command", () => {
  it("are heard on a bus of their own, and nothing else is", () => {
    expect([...heardOn("CommandBusName")].sort()).toEqual(Object.values(events.billing).sort());
  });

  it("are not heard where stores and recipients answer", () => {
    const answers = [events.deletionConfirmed, events.erasureConfirmed];
    expect([...heardOn("BusName")].sort()).toEqual(answers.sort());
    expect(busOf("BusName")).not.toBe(busOf("CommandBusName"));
  });

  it("are put there by none of our functions, and no bus is open to another account", () => {
    const policies = Object.values(template.findResources("AWS::IAM::Policy"));
    const granted = JSON.stringify(policies);
    expect(granted).toContain(busOf("BusName"));
    expect(granted).not.toContain(busOf("CommandBusName"));
    expect(template.findResources("AWS::Events::EventBusPolicy")).toEqual({});
  });
});
