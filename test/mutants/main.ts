/**
 * `npm run mutants -- [--only PATH] [--share 0.1 --seed S]`: makes single changes of the pure rules, one at a time, and says
 * which of them no test of the rules notices. Fails where one lived that survivors.json does not argue, or an argued one is
 * noticed now.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { findMutants, type Mutant } from "./find.ts";
import { judge } from "./judge.ts";
import { startTests } from "./vitest.ts";

const { values } = parseArgs({
  options: {
    /** Only of files whose path begins so. */
    only: { type: "string", default: "functions/" },
    /** So large a share of all, drawn from the seed. */
    share: { type: "string", default: "1" },
    seed: { type: "string", default: "1" },
  },
});
const root = fileURLToPath(new URL("../../", import.meta.url));
const say = (line: string) => process.stdout.write(`${line}\n`);

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `${folder}/${name}`)
    .sort();

const mutants: Mutant[] = [];
for (const file of [...filesIn("functions/domain"), ...filesIn("functions/policy")])
  mutants.push(...findMutants(file, readFileSync(join(root, file), "utf8"), mutants.length + 1));

/** A number from 0 to 1 that follows from the seed and the id alone. */
const drawn = (id: number): number =>
  ((id * 2_654_435_761 + Number(values.seed) * 40_503) % 2 ** 32) / 2 ** 32;

const tried = mutants.filter(
  ({ id, file }) => file.startsWith(values.only) && drawn(id) < Number(values.share),
);
const tests = await startTests(mutants, root);
const began = Date.now();
const seen = await tests.tryAll(tried.map(({ id }) => id));
const noticed = new Set(seen.flatMap((one) => one.noticed));
say(`${noticed.size} of ${tried.length} noticed as tests ran, ${seconds(began)} s`);

/** Those that the loading of a file comes by are tried by loading it again, by the test of the same name first. */
const filesOf = ({ id }: Mutant): string[] =>
  seen
    .filter(({ loaded, noticed: its, lived }) => [...loaded, ...its, ...lived].includes(id))
    .map(({ test }) => test);
const atLoad = tried.filter(({ id }) => seen.some(({ loaded }) => loaded.includes(id)));
say(`${atLoad.length} come by while files are loaded`);
for (const mutant of atLoad) {
  if (noticed.has(mutant.id)) continue;
  const base = mutant.file.split("/").at(-1)?.replace(".ts", "") ?? "";
  const files = filesOf(mutant);
  const near = files.filter((file) => file.includes(base));
  if ((await tests.isNoticed(mutant.id, near)) || (await tests.isNoticed(mutant.id, files)))
    noticed.add(mutant.id);
}
await tests.close();
say(`${noticed.size} of ${tried.length} noticed in all, ${seconds(began)} s`);
process.exitCode = judge(tried, noticed, say) ? 0 : 1;

function seconds(since: number): number {
  return Math.round((Date.now() - since) / 1000);
}
