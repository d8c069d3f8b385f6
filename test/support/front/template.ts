/** The template that the front judges by: synthesised once for what it is made of, and read by every worker. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { madeOnce } from "../../../infra/bundling/made-once.ts";

/** The account that the emulators believe to be. */
export const account = "000000000000";

export type Fields = Readonly<Record<string, unknown>>;
export type Resource = {
  readonly id: string;
  readonly type: string;
  /** Where it stands in the stack, such as `Tables/Messages`. */
  readonly path: string;
  readonly properties: Fields;
};

const root = fileURLToPath(new URL("../../..", import.meta.url));
const script = fileURLToPath(new URL("synthesise.ts", import.meta.url));

/** The file that holds the template; it is made if the stack is another than last time. */
export const templateFile = async (): Promise<string> => {
  const sources = ["infra", "functions/policy", "test/support/front"];
  const folder = await madeOnce("front", { sources }, (into) =>
    promisify(execFile)(process.execPath, ["--import", "tsx", script, into], { cwd: root }),
  );
  return join(folder, "template.json");
};

type Written = { readonly Type: string; readonly Properties?: Fields; readonly Metadata?: Fields };

const pathOf = ({ Metadata }: Written): string =>
  String(Metadata?.["aws:cdk:path"] ?? "")
    .split("/")
    .slice(1)
    .filter((part) => part !== "Resource")
    .join("/");

export const readTemplate = (file: string): readonly Resource[] => {
  const { Resources } = JSON.parse(readFileSync(file, "utf8"));
  return Object.entries(Resources as Readonly<Record<string, Written>>).map(([id, written]) => ({
    id,
    type: written.Type,
    path: pathOf(written),
    properties: written.Properties ?? {},
  }));
};
