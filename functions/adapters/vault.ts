/**
 * Sealing: AES-256-GCM under keys derived by HKDF (RFC 5869) from both halves of a category's key. Each partition
 * has a key of its own, so that random nonces of 96 bits stay far below 2^32 messages a key (NIST SP 800-38D, 8.3),
 * and what is sealed is bound to its category, place and attribute: moved elsewhere it does not open.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { Unopened } from "../domain/unopened.ts";
import type { Sealed } from "../policy/categories.ts";
import type { Key, Vault } from "../ports.ts";

const algorithm = "aes-256-gcm";
const keyLength = 32;
const nonceLength = 12;
const tagLength = 16;

/** A key of 32 bytes, derived from another for one purpose. */
export const derived = (key: Uint8Array, ...purpose: readonly string[]): Uint8Array =>
  new Uint8Array(hkdfSync("sha256", key, "", JSON.stringify(purpose), keyLength));

/** What a sealed attribute is bound to; a list keeps its parts apart whatever is in them. */
const boundTo = (category: Sealed, { pk, sk }: Key, attribute: string): Buffer =>
  Buffer.from(JSON.stringify([category, pk, sk, attribute]));

/** Random bytes are drawn for many nonces at once: a draw costs as much as sealing a short text. */
const nonces = () => {
  let drawn = Buffer.alloc(0);
  return (): Buffer => {
    if (drawn.length === 0) drawn = randomBytes(64 * nonceLength);
    const nonce = drawn.subarray(0, nonceLength);
    drawn = drawn.subarray(nonceLength);
    return nonce;
  };
};
const nextNonce = nonces();

const encrypted = (key: Uint8Array, bound: Buffer, text: string): Uint8Array => {
  const nonce = nextNonce();
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(bound);
  return Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
};

const decrypted = (key: Uint8Array, bound: Buffer, sealed: Uint8Array): string => {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const nonce = bytes.subarray(0, nonceLength);
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength });
  decipher.setAAD(bound).setAuthTag(bytes.subarray(-tagLength));
  const body = bytes.subarray(nonceLength, -tagLength);
  return decipher.update(body, undefined, "utf8") + decipher.final("utf8");
};

/** The key of a category, from the half that KMS opened and the half from the settings. */
export const categoryKey = (
  half: Uint8Array,
  share: string,
  ...purpose: readonly string[]
): Uint8Array => derived(Buffer.concat([half, Buffer.from(share, "base64")]), ...purpose);

/** The vault of a category; it keeps the keys of the partitions that it has seen, so it is made for one request. */
export const vaultOf = (category: Sealed, keyId: string, key: Uint8Array): Vault => {
  const known = new Map<string, Uint8Array>();
  const keyOf = ({ pk }: Key): Uint8Array => {
    const made = known.get(pk) ?? derived(key, "partition", pk);
    known.set(pk, made);
    return made;
  };
  return {
    keyId,
    seal: (place, attribute, text) =>
      encrypted(keyOf(place), boundTo(category, place, attribute), text),
    open: (place, attribute, sealed) => {
      try {
        return decrypted(keyOf(place), boundTo(category, place, attribute), sealed);
      } catch {
        throw new Unopened();
      }
    },
    keyOfObject: (name) => derived(key, "object", name),
  };
};
