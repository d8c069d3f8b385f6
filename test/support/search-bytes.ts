import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A text as it may stand in a file: as it is, or within base64 at any of its three alignments. */
const guises = (text: string): Buffer[] => {
  const plain = Buffer.from(text);
  const encoded = [0, 1, 2].map((shift) => {
    const base64 = Buffer.concat([Buffer.alloc(shift), plain]).toString("base64");
    const from = Math.ceil((shift * 4) / 3);
    const whole = Math.floor(((shift + plain.length) * 4) / 3);
    return Buffer.from(base64.slice(from, whole));
  });
  return [plain, ...encoded];
};

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** For each of some texts the files below a folder that hold it, however it is encoded. */
export const filesWith = <Name extends string>(
  folder: string,
  texts: Readonly<Record<Name, string>>,
): Record<Name, string[]> => {
  const wanted = (Object.entries(texts) as [Name, string][]).map(
    ([name, text]) => [name, guises(text)] as const,
  );
  const found = Object.fromEntries(wanted.map(([name]) => [name, [] as string[]]));
  for (const file of filesBelow(folder)) {
    const bytes = readFileSync(file);
    for (const [name, some] of wanted) {
      if (some.some((guise) => bytes.includes(guise))) found[name]?.push(file);
    }
  }
  return found as Record<Name, string[]>;
};
