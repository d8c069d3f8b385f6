/**
 * The project's own check of receipts, in a browser. WebCrypto answers later and the check asks at once, so every
 * signature and hash is computed first, and the check asks for what is known.
 */

import type { SignedReceipt } from "../../functions/domain/receipt.ts";
import type { Demands } from "../../functions/domain/receipt-chains.ts";
import {
  bytesIn,
  checkReceipts,
  type File,
  signedIn,
  textOf,
  type Verifier,
} from "../../functions/domain/receipt-check.ts";
import { rawSignature } from "./der.ts";

const { subtle } = globalThis.crypto;
const curve = { name: "ECDSA", namedCurve: "P-256" } as const;

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  hex(await subtle.digest("SHA-256", bytes));

const keyOf = async (pem: string) => {
  const spki = bytesIn(pem.replace(/-----[^-]+-----|\s/g, ""));
  return {
    key: await subtle.importKey("spki", spki, curve, false, ["verify"]),
    id: await sha256(spki),
  };
};

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

type Key = Awaited<ReturnType<typeof subtle.importKey>>;

const fits = async (key: Key, bytes: Uint8Array<ArrayBuffer>, signature: Uint8Array) => {
  try {
    return await subtle.verify({ ...curve, hash: "SHA-256" }, key, rawSignature(signature), bytes);
  } catch {
    return false; // no signature at all
  }
};

/** The signed receipts in some files; what is none is found by the check itself. */
const signedOf = (files: readonly File[]): readonly SignedReceipt[] =>
  files.flatMap((file) => {
    const signed = signedIn(file);
    return typeof signed === "string" ? [] : signed;
  });

/** A verifier that knows the answers about some files. */
const verifierOf = async (pem: string, files: readonly File[]): Promise<Verifier> => {
  const { key, id } = await keyOf(pem);
  const [fitting, hashes] = [new Set<string>(), new Map<string, string>()];
  for (const { receipt, signature } of signedOf(files)) {
    const bytes = bytesIn(receipt);
    hashes.set(textOf(bytes), await sha256(bytes));
    if (await fits(key, bytes, bytesIn(signature))) fitting.add(`${receipt}|${signature}`);
  }
  return {
    id,
    fits: (bytes, signature) => fitting.has(`${base64(bytes)}|${base64(signature)}`),
    hash: (text) => hashes.get(text) ?? "",
  };
};

/** Checks files of signed receipts against a public key in PEM, with nothing but this browser. */
export const verifyHere = async (files: readonly File[], pem: string, demands: Demands = {}) =>
  checkReceipts(files, await verifierOf(pem, files), demands);
