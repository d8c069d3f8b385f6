/** What makes clients: generators and compilers, from packages that are pinned by their hashes. Java's is the JDK's own. */
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { pythonEnvironment } from "../../../local/python-environment.ts";
import { run } from "../steps.ts";

/** Scripts in `bin` are run by `python`: their own first line names where they were installed at first. */
export type Toolchain = { readonly python: string; readonly bin: string; readonly jar: string };

export const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

const where =
  "import os, openapi_generator_cli as o; print(os.path.join(o.__path__[0], 'openapi-generator.jar'))";

export const toolchain = async (): Promise<Toolchain> => {
  const python = await pythonEnvironment(here("requirements.txt"));
  const jar = await run({ file: python, args: ["-c", where] });
  return { python, bin: dirname(python), jar };
};

const only = "apiTests=false,modelTests=false,apiDocs=false,modelDocs=false";

/** OpenAPI Generator's client in a folder. */
export const generate = (
  { jar }: Toolchain,
  { language, from, to, options }: Readonly<Record<"language" | "from" | "to" | "options", string>>,
): Promise<string> => {
  const asked = ["-g", language, "-i", from, "-o", to, "--additional-properties", options];
  const args = ["-jar", jar, "generate", "-q", ...asked, "--global-property", only];
  return run({ file: "java", args });
};
