/** `npm run documented [-- PAGE…]`: types every command of the documentation into a shell, beside a system that runs. */

import { consoleClient } from "../../local/issuer/clients.ts";
import { step } from "../../local/progress.ts";
import { shutdownOnSignal } from "../../local/shutdown.ts";
import { bringUp, type System } from "../../local/system.ts";
import { temporaryFolder } from "../../local/temporary-folder.ts";
import { blocksOf, pages } from "../support/documented.ts";
import { cannot } from "./cannot.ts";
import { type Desk, deskIn } from "./desk.ts";
import { type Given, readerOf } from "./reader.ts";

/** A page's commands as one script, without what cannot be run here. */
const scriptOf = (page: string, endpoint: string): string => {
  const text = blocksOf(page).join("\n").replaceAll("http://127.0.0.1:4566", endpoint);
  return cannot
    .filter((one) => one.page === page)
    .reduce((script, { command, instead = ": cannot be run here\n" }) => {
      if (!script.includes(command)) throw new Error(`${page} does not say ${command}`);
      return script.replaceAll(command, () => instead);
    }, text);
};

const typed = async (desk: Desk, page: string, script: string, given: Given): Promise<boolean> => {
  const { code, said } = await step(page, () => desk.type(`set -x\n${script}`, given));
  if (code !== 0) process.stderr.write(`${said}\n${page} ended with ${code}\n`);
  return code === 0;
};

/** Who reads: most pages are an operator's; the last takes the stack away. */
const readers = (own: Awaited<ReturnType<typeof readerOf>>) => {
  const cli = { CHAT_RETENTION_URL: own.asApp.API, CHAT_RETENTION_TOKEN: own.asApp.TOKEN };
  const special: Readonly<Record<string, () => Promise<Given>>> = {
    "docs/holds.md": own.ofHolds,
    "docs/requests.md": own.ofRequests,
    "docs/cli.md": async () => ({ ...own.asApp, ...cli }),
    "docs/quick-start.md": async () => ({
      ...own.asApp,
      ...cli,
      CHAT_RETENTION_APP: own.asApp.APP,
    }),
    "docs/receipts.md": own.ofReceipts,
  };
  return (page: string) => special[page]?.() ?? Promise.resolve<Given>(own.asOperator);
};

/** Read before a page joins a store of the operator's own, for which requests would wait. */
const first = ["docs/quick-start.md"];
const last = ["docs/receipts.md", "docs/deploying.md"];
const placeOf = (page: string): number => (first.includes(page) ? -1 : last.indexOf(page) + 1);
const inOrder = [...pages].sort((one, other) => placeOf(one) - placeOf(other));

const typeAll = async (system: System, chosen: readonly string[]): Promise<boolean> => {
  const folder = temporaryFolder("desk");
  const { issuer, receiver, aws } = system;
  const desk = await deskIn(folder.path, system, {
    ...{ issuer: issuer.url, audience: issuer.audience, consoleClient },
    ...{ trustedOrigins: receiver.origin, removal: "destroy", tellAgain: "no" },
  });
  const givenFor = readers(await readerOf(system, folder.path));
  let all = true;
  const asked = inOrder.filter((page) => chosen.length === 0 || chosen.includes(page));
  const toType = asked.filter((page) => blocksOf(page).length > 0);
  if (toType.length === 0) throw new Error("There is no such page with commands");
  for (const page of toType) {
    const given = await givenFor(page);
    all = (await typed(desk, page, scriptOf(page, aws.endpoint), given)) && all;
  }
  folder.remove();
  return all;
};

const { signal, code } = shutdownOnSignal();
const system = await bringUp({ signal, haste: 10 });
try {
  process.exitCode = (await typeAll(system, process.argv.slice(2))) ? 0 : 1;
} finally {
  await system.stop();
  process.exitCode ||= code() ?? 0;
}
process.exit();
