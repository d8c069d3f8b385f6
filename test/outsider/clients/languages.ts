/** A client for each language, generated and compiled, and the program that calls by it. */
import { copyFileSync, cpSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { everything } from "../../../local/environment.ts";
import { type Command, folder, run } from "../steps.ts";
import { generate, here, type Toolchain } from "./toolchain.ts";

type Made = (tools: Toolchain, description: string) => Promise<Command>;

/** It knows JSON and text by their types' names; the type of a key in PEM is told to it. */
const settings = JSON.stringify({
  content_type_overrides: { "application/x-pem-file": "text/plain" },
});

const python: Made = async ({ python: file, bin }, description) => {
  const cwd = join(folder, "python");
  mkdirSync(cwd);
  writeFileSync(join(cwd, "settings.json"), settings);
  copyFileSync(here("python/calls.py"), join(cwd, "calls.py"));
  await run({
    file,
    args: [
      ...["-m", "openapi_python_client", "generate", "--path", description],
      ...["--output-path", "retention", "--meta", "none"],
      ...["--config", "settings.json", "--fail-on-warning"],
    ],
    cwd,
    env: { PATH: `${bin}:${everything().PATH}` },
  });
  return { file, args: ["calls.py"], cwd };
};

/** Where Go keeps what it has fetched and compiled: here, and not in somebody's home. */
const cache = "../../../.local";

const go: Made = async (tools, description) => {
  const cwd = join(folder, "go");
  cpSync(here("go"), cwd, { recursive: true });
  const options = "packageName=retention,withGoMod=false";
  await generate(tools, { language: "go", from: description, to: join(cwd, "retention"), options });
  const chosen = { GOTOOLCHAIN: "local", GOFLAGS: "-mod=readonly", CGO_ENABLED: "0" };
  const env = { ...chosen, GOPATH: here(`${cache}/go`), GOCACHE: here(`${cache}/go-build`) };
  await run({
    file: tools.python,
    args: [join(tools.bin, "go"), "build", "-o", "calls", "."],
    cwd,
    env,
  });
  return { file: join(cwd, "calls"), args: [], cwd };
};

const sourcesIn = (of: string): string[] =>
  readdirSync(of, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".java"))
    .map((name) => join(of, name));

/** Jackson, which the client reads and writes JSON with, lies in the generator's own jar. */
const java: Made = async (tools, description) => {
  const cwd = join(folder, "java");
  const options =
    "library=native,openApiNullable=false,useJakartaEe=false,hideGenerationTimestamp=true";
  await generate(tools, { language: "java", from: description, to: cwd, options });
  const sources = [...sourcesIn(join(cwd, "src/main")), ...sourcesIn(here("java"))];
  writeFileSync(join(cwd, "sources"), sources.join("\n"));
  const compiler = ["-m", "jdk.compiler/com.sun.tools.javac.Main", "-nowarn", "-proc:none"];
  await run({ file: "java", args: [...compiler, "-d", "out", "-cp", tools.jar, "@sources"], cwd });
  return { file: "java", args: ["-cp", `out:${tools.jar}`, "Calls"], cwd };
};

export const languages: Readonly<Record<string, Made>> = { Python: python, Go: go, Java: java };
