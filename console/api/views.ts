/** What the API answers, by its own description. */
import type { components } from "../../client/index.ts";

type Schemas = components["schemas"];

export type AppView = Schemas["App"];
export type HoldView = Schemas["Hold"];
export type RequestView = Schemas["Request"];
export type Register = Schemas["Policy"];

/** What a deletion request would do. */
export type Preview = Schemas["Preview"];

/** A page of a chain of receipts; of an app's chain it tells how many are to come. */
export type ReceiptPage = Omit<Schemas["AppReceipts"], "pending"> & { readonly pending?: number };
