/** ECDSA signatures: as KMS writes them (DER, two integers in a sequence), and as WebCrypto wants them (r and s, side by side). */

const integerAt = (
  der: Uint8Array,
  at: number,
): { readonly value: Uint8Array; readonly end: number } => {
  const start = at + 2;
  const end = start + (der[at + 1] ?? 0);
  if (der[at] !== 0x02 || end > der.length) throw new Error("The signature is no pair of integers");
  return { value: der.subarray(start, end), end };
};

/** An integer in so many bytes. */
const padded = (value: Uint8Array, length: number): Uint8Array => {
  const digits = value.subarray(
    Math.max(
      0,
      value.findIndex((byte) => byte !== 0),
    ),
  );
  if (digits.length > length) throw new Error("The signature is of a longer key");
  const bytes = new Uint8Array(length);
  bytes.set(digits, length - digits.length);
  return bytes;
};

/** A signature of P-256 in 64 bytes. Throws an `Error` for what is none. */
export const rawSignature = (der: Uint8Array): Uint8Array<ArrayBuffer> => {
  if (der[0] !== 0x30) throw new Error("The signature is no sequence");
  const r = integerAt(der, 2);
  const s = integerAt(der, r.end);
  const raw = new Uint8Array(64);
  raw.set(padded(r.value, 32));
  raw.set(padded(s.value, 32), 32);
  return raw;
};
