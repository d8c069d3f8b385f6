/**
 * Checking receipts with the public key alone: each by itself, and all of a chain together. Everything that is
 * wrong is one finding; no finding means that they are what the key's owner signed, in one piece, and complete.
 */
import * as z from "zod/mini";
import { parse } from "./parse.ts";
import { Problem } from "./problem.ts";
import {
  canonical,
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

/** A public key: its id, whether a signature (DER) of it fits some bytes, and the hash by which receipts are named. */
export type Verifier = {
  readonly id: string;
  fits(bytes: Uint8Array, signature: Uint8Array): boolean;
  hash(text: string): string;
};

/** The bytes that Base64 stands for. */
export const bytesIn = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

export const textOf = (bytes: Uint8Array): string =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

const described = (error: unknown): string =>
  error instanceof Problem
    ? error.errors.map(({ field, problem }) => `${field} ${problem}`).join("; ")
    : "is not JSON";

/** The receipt within a signed one. Throws a `Problem` for what no receipt can look like. */
const opened = (text: string): Receipt => parse(receiptSchema, JSON.parse(text));

const checkSigned = (
  { receipt: encoded, signature, key: named }: SignedReceipt,
  { id, fits }: Verifier,
): { readonly receipt: Receipt; readonly text: string } | string => {
  const bytes = bytesIn(encoded);
  const text = textOf(bytes);
  if (named !== id) return "names another key";
  if (!fits(bytes, bytesIn(signature))) return "the signature does not fit";
  try {
    const receipt = opened(text);
    if (canonical(receipt) !== text) return "is not written canonically";
    return receipt.key === id ? { receipt, text } : "was made for another key";
  } catch (error) {
    return described(error);
  }
};

/** The signed receipts in a file, or what is wrong with it. */
export const signedIn = ({ text }: File): readonly SignedReceipt[] | string => {
  try {
    return parse(fileSchema, JSON.parse(text)) as readonly SignedReceipt[];
  } catch (error) {
    return described(error);
  }
};

const inFiles = (files: readonly File[], key: Verifier) =>
  files.flatMap((file): (Finding | Checked)[] => {
    const found = signedIn(file);
    if (typeof found === "string") return [{ where: file.name, what: found }];
    return found.map((signed, index) => {
      const where = found.length > 1 ? `${file.name}, receipt ${index + 1}` : file.name;
      const checked = checkSigned(signed, key);
      return typeof checked === "string"
        ? { where, what: checked }
        : { where, receipt: checked.receipt, hash: key.hash(checked.text) };
    });
  });

const isChecked = (one: Finding | Checked): one is Checked => "receipt" in one;

/** Checks files of signed receipts; the receipts are those that are what was signed, whatever else is wrong. */
export const checkReceipts = (
  files: readonly File[],
  key: Verifier,
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
