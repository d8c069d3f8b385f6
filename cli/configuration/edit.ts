import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Cli } from "../cli.ts";
import { withHint } from "../failure.ts";
import type { Api } from "../http/api.ts";
import { foreseenIn } from "../http/refusal.ts";
import { apply, type Outcome } from "./apply.ts";
import { documentIn, read, textOf, type Versioned } from "./document.ts";

const draftOf = ({ document }: Versioned): string => {
  const file = join(mkdtempSync(join(tmpdir(), "chat-retention-")), "configuration.json");
  writeFileSync(file, textOf(document), { mode: 0o600 });
  return file;
};

const forget = (file: string): void => rmSync(dirname(file), { recursive: true });

/** What was typed is not lost because it was refused. */
const kept = (file: string, error: unknown): never => {
  const failure = foreseenIn(error);
  if (failure === undefined) throw error;
  throw withHint(failure, `What you wrote is in ${file}`);
};

/** Has somebody edit the configuration, and applies what they made of it. */
export const edit = async (cli: Cli, api: Api): Promise<Outcome> => {
  const before = await read(cli, api);
  const file = draftOf(before);
  try {
    await cli.io.edit(file);
    const after = documentIn(readFileSync(file, "utf8"), "What you wrote");
    const applied = await apply(cli, api, { before, after, name: "edited" });
    forget(file);
    return applied;
  } catch (error) {
    return kept(file, error);
  }
};
