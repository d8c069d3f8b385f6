/** A bundler that drops an error's class makes `instanceof` false, without a word: so the list is held against the code. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { expect, it } from "vitest";
import { keptErrors } from "../../infra/bundling/kept-errors.ts";
import { leanSdk } from "../../infra/bundling/lean-sdk.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const kept = Object.entries(keptErrors).flatMap(([client, errors]) =>
  errors.map((error): [string, string] => [client, error]),
);

/** The errors of the SDK that a source text can hold against something by their class. */
const toldApart = (source: string): string[] =>
  [...source.matchAll(/import \{([^}]*)\} from "@aws-sdk\/(client-[a-z0-9]+)"/g)].flatMap(
    ([, names = "", client]) =>
      names
        .split(",")
        .map((name) => name.trim())
        .filter((name) => name !== "" && new RegExp(`instanceof ${name}\\b`).test(source))
        .map((name) => `${client} ${name}`),
  );

it("every error that a function tells apart by its class is kept, and no other", () => {
  const files = readdirSync(join(root, "functions"), { recursive: true, encoding: "utf8" });
  const used = files
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => toldApart(readFileSync(join(root, "functions", file), "utf8")));
  expect([...new Set(used)].sort()).toEqual(kept.map((one) => one.join(" ")).sort());
});

it.each(kept)("%s: a bundle that uses %s registers its class", async (client, error) => {
  const name = client.replace("client-", "");
  const contents = `import { ${error} } from "@aws-sdk/${client}"; console.log(${error});
    export * from "@aws-sdk/${client}/dist-es/schemas/schemas_0.js";`;
  const { outputFiles } = await esbuild.build({
    stdin: { contents, resolveDir: root },
    ...{ bundle: true, write: false, format: "esm", platform: "node" },
    plugins: [leanSdk],
  });
  const text = outputFiles[0]?.text ?? "";
  expect(text, name).toMatch(new RegExp(`registerError\\(\\w+\\$?, ${error}\\d*\\)`));
});
