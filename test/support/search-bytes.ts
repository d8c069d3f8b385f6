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

/** The files below a folder that hold a text, however it is encoded. */
export const filesWith = (folder: string, text: string): string[] => {
  const wanted = guises(text);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file);
      return wanted.some((guise) => bytes.includes(guise));
    });
};
