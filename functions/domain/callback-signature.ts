/**
 * Signatures of what is handed over, as Standard Webhooks 1.0 has them: HMAC-SHA256 of the letter's id, its time (epoch
 * seconds) and its body, so that whoever gets it sees that it is ours, unchanged, and no repetition.
 */
import { createHmac } from "node:crypto";
import * as z from "zod/mini";
import { limits } from "../policy/limits.ts";

const prefix = "whsec_";
const { min, max } = limits.callbackSecretBytes;

const keyIn = (secret: string): Buffer => Buffer.from(secret.slice(prefix.length), "base64");

const isSecret = (text: string): boolean => {
  const key = keyIn(text);
  const written = prefix + key.toString("base64");
  return text === written && key.length >= min && key.length <= max;
};

/** `whsec_` and the base64 of 24 to 64 random bytes. */
export const callbackSecret = () =>
  z
    .string()
    .check(
      z.maxLength(limits.secretLength),
      z.refine(isSecret, { error: `must be ${prefix} and the base64 of ${min} to ${max} bytes` }),
    );

/** A letter as it is signed; `sentAt` in epoch ms. */
export type Letter = { readonly id: string; readonly sentAt: number; readonly body: string };

const timestampOf = ({ sentAt }: Letter): string => String(Math.floor(sentAt / 1000));

const signatureBy = (secret: string, letter: Letter): string => {
  const signed = `${letter.id}.${timestampOf(letter)}.${letter.body}`;
  return `v1,${createHmac("sha256", keyIn(secret)).update(signed).digest("base64")}`;
};

/** The headers of a letter, signed by each of some secrets; without any it is not signed. */
export const signedHeaders = (
  secrets: readonly string[],
  letter: Letter,
): Readonly<Record<string, string>> => ({
  "webhook-id": letter.id,
  "webhook-timestamp": timestampOf(letter),
  ...(secrets.length === 0
    ? {}
    : { "webhook-signature": secrets.map((one) => signatureBy(one, letter)).join(" ") }),
});
