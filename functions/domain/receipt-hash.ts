/** How receipts and the keys that sign them are named: by the hash of their bytes. */
import { sha256 } from "./chain.ts";
import { canonical, type Head, type Receipt, type Unplaced } from "./receipt.ts";

/** What the next receipt of a chain names as the one before it. */
export const hashOf = (canonicalText: string): string => sha256(canonicalText);

/** The id of a public key: the hash of its DER (SPKI). */
export const keyIdOf = (spki: Uint8Array): string => sha256(spki);

/** Puts receipts behind the end of their chain, one after the other. */
export const chained = (head: Head | undefined, receipts: readonly Unplaced[]): Receipt[] => {
  let [number, previous] = [head?.number ?? 0, head?.hash ?? null];
  return receipts.map((one) => {
    const receipt = { ...one, number: ++number, previous };
    previous = hashOf(canonical(receipt));
    return receipt;
  });
};
