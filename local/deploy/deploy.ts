import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cdk, type Place } from "./cdk.ts";

/** What the stack may be told by `-c name=value`. */
export type Context = Readonly<Record<string, string>>;
export type Outputs = Readonly<Record<string, string>>;

/**
 * Bootstraps the account and deploys the stack as on AWS; returns the stack's outputs. The template is made
 * while the account is being bootstrapped: both take a few seconds and neither needs the other. A stack that is new
 * has no changes to compare.
 */
export const deploy = async (place: Place, context: Context): Promise<Outputs> => {
  const assembly = join(place.folder, "cdk.out");
  const outputs = join(place.folder, "outputs.json");
  const given = Object.entries(context).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  await Promise.all([
    cdk(place, ["bootstrap", `aws://${place.account}/${place.region}`, "--app", ""]),
    cdk(place, ["synth", "--quiet", "--output", assembly, ...given]),
  ]);
  await cdk(place, [
    ...["deploy", "--all", "--app", assembly, "--outputs-file", outputs],
    ...["--require-approval", "never", "--progress", "events", "--method", "direct"],
  ]);
  return only(JSON.parse(readFileSync(outputs, "utf8")));
};

/** The outputs of the one stack there is. */
const only = (stacks: Readonly<Record<string, Outputs>>): Outputs => {
  const [outputs, ...more] = Object.values(stacks);
  if (outputs === undefined || more.length > 0) throw new Error("Expected one stack with outputs");
  return outputs;
};
