/** A signed receipt with each of its fields changed in turn, and each taken out: computed from the receipt itself. */
import { canonical, type Receipt, type SignedReceipt } from "../../functions/domain/receipt.ts";
import { at, placed } from "./paths.ts";
import { leavesOf, opened, otherThan } from "./receipts.ts";

export type Tampered = { readonly what: string; readonly file: object };

const within = (signed: SignedReceipt): Tampered[] => {
  const receipt = opened(signed);
  const as = (changed: object) => ({
    ...signed,
    receipt: Buffer.from(canonical(changed as Receipt)).toString("base64"),
  });
  return leavesOf(receipt).flatMap((path) => [
    {
      what: `another ${path}`,
      file: as(placed(receipt, path, otherThan(at(receipt, path)))),
    },
    { what: `no ${path}`, file: as(placed(receipt, path, undefined)) },
  ]);
};

/** The fields around the receipt, which no signature covers. */
const around = (signed: SignedReceipt): Tampered[] => [
  ...Object.entries(signed).flatMap(([name, value]) => [
    {
      what: `another ${name} around it`,
      file: { ...signed, [name]: (value.startsWith("A") ? "B" : "A") + value.slice(1) },
    },
    { what: `no ${name} around it`, file: { ...signed, [name]: undefined } },
  ]),
  { what: "one field more around it", file: { ...signed, more: "1" } },
];

export const tamperedCopies = (signed: SignedReceipt): Tampered[] => [
  ...within(signed),
  ...around(signed),
];
