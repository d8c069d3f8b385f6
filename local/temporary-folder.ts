import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folders = new Set<string>();
const removeNow = (folder: string): void => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  folders.delete(folder);
};
process.on("exit", () => {
  for (const folder of folders) removeNow(folder);
});

export type TemporaryFolder = { readonly path: string; remove(): void };

/** A folder of our own that is gone when removed, and at the latest when this process exits. */
export const temporaryFolder = (name: string): TemporaryFolder => {
  const path = mkdtempSync(join(tmpdir(), `chat-retention-${name}-`));
  folders.add(path);
  return { path, remove: () => removeNow(path) };
};
