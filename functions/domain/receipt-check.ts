/**
 * Checking receipts with the public key alone: each by itself, and all of a chain together. Everything that is
 * wrong is one finding; no finding means that they are what the key's owner signed, in one piece, and complete.
 */
import { createPublicKey, type KeyObject, verify } from "node:crypto";
import * as z from "zod/mini";
import { parse } from "./parse.ts";
import { Problem } from "./problem.ts";
import {
  canonical,
  hashOf,
  keyIdOf,
  type Receipt,
  receiptSchema,
  type SignedReceipt,
  signedSchema,
} from "./receipt.ts";
import { type Checked, type Demands, type Finding, ofChains } from "./receipt-chains.ts";

export type File = { readonly name: string; readonly text: string };

/** A file holds one signed receipt, or a page of them as the API answers it. */
const fileSchema = z.union([
  z.pipe(
    signedSchema,
    z.transform((one: SignedReceipt) => [one]),
  ),
  z.pipe(
    z.object({ receipts: z.array(signedSchema) }),
    z.transform(({ receipts }: { receipts: SignedReceipt[] }) => receipts),
  ),
]);

type PublicKey = { readonly key: KeyObject; readonly id: string };

/** A public key in PEM. Throws for what is none. */
export const publicKeyOf = (pem: string): PublicKey => {
  const key = createPublicKey(pem);
  return { key, id: keyIdOf(key.export({ type: "spki", format: "der" })) };
};

const described = (error: unknown): string =>
  error instanceof Problem
    ? error.errors.map(({ field, problem }) => `${field} ${problem}`).join("; ")
    : "is not JSON";

/** The receipt within a signed one. Throws a `Problem` for what no receipt can look like. */
const opened = (text: string): Receipt => parse(receiptSchema, JSON.parse(text));

const checkSigned = (
  { receipt: encoded, signature, key: named }: SignedReceipt,
  { key, id }: PublicKey,
): { readonly receipt: Receipt; readonly text: string } | string => {
  const bytes = Buffer.from(encoded, "base64");
  const text = bytes.toString();
  if (named !== id) return "names another key";
  const signed = { key, dsaEncoding: "der" } as const;
  if (!verify("sha256", bytes, signed, Buffer.from(signature, "base64"))) {
    return "the signature does not fit";
  }
  try {
    const receipt = opened(text);
    if (canonical(receipt) !== text) return "is not written canonically";
    return receipt.key === id ? { receipt, text } : "was made for another key";
  } catch (error) {
    return described(error);
  }
};

const signedIn = ({ text }: File): readonly SignedReceipt[] | string => {
  try {
    return parse(fileSchema, JSON.parse(text)) as readonly SignedReceipt[];
  } catch (error) {
    return described(error);
  }
};

const inFiles = (files: readonly File[], key: PublicKey) =>
  files.flatMap((file): (Finding | Checked)[] => {
    const found = signedIn(file);
    if (typeof found === "string") return [{ where: file.name, what: found }];
    return found.map((signed, index) => {
      const where = found.length > 1 ? `${file.name}, receipt ${index + 1}` : file.name;
      const checked = checkSigned(signed, key);
      return typeof checked === "string"
        ? { where, what: checked }
        : { where, receipt: checked.receipt, hash: hashOf(checked.text) };
    });
  });

const isChecked = (one: Finding | Checked): one is Checked => "receipt" in one;

/** Checks files of signed receipts; the receipts are those that are what was signed, whatever else is wrong. */
export const checkReceipts = (
  files: readonly File[],
  key: PublicKey,
  demands: Demands = {},
): { readonly receipts: readonly Checked[]; readonly findings: readonly Finding[] } => {
  const all = inFiles(files, key);
  const receipts = all.filter(isChecked);
  return {
    receipts,
    findings: [
      ...all.filter((one): one is Finding => !isChecked(one)),
      ...ofChains(receipts, demands),
    ],
  };
};
