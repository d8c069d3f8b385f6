/** What a deployment takes of AWS's quotas is what its page says, and an app more takes what it says. */
import { describe, expect, it } from "vitest";
import { textOf } from "../support/documented.ts";
import { synthesise } from "./synthesised.ts";

const page = textOf("docs/limits.md");
const resources = (context: Readonly<Record<string, string>> = {}): number =>
  Object.keys(synthesise(context).template.toJSON().Resources).length;
/** What CloudFormation takes in one stack. */
const most = 500;

describe("the page of limits", () => {
  it("says how many resources there are, and how many apps' clients fit beside them", () => {
    const own = resources();
    expect(page).toContain(`| ${own}; each app client is one more, so ${most - own} of them fit |`);
    expect(resources({ appClients: "one,two" })).toBe(own + 2);
  });

  it("says of how many audiences a token may be", () => {
    const [authorizer] = Object.values(
      synthesise({ appClients: "one,two" }).template.findResources("AWS::ApiGatewayV2::Authorizer"),
    );
    expect(authorizer?.Properties.JwtConfiguration.Audience).toHaveLength(2 + 2);
    expect(page).toContain("| one for each app client or `audience`, and two of our own |");
  });
});
