/** The keys of apps, and what they do. */
import type { App, Settings } from "../domain/app.ts";
import type { KeyShares } from "../domain/key-shares.ts";
import type { Sealed } from "../policy/categories.ts";
import type { Key } from "./records.ts";
import type { SeenSettings } from "./settings.ts";

/** A data key of an app as KMS wrapped it, and the row it lies in. */
export type AppKey = { readonly row: string; readonly wrapped: Uint8Array };

/** An id names a new app, with new keys, when it is registered again after a purge. */
export type Registration = Pick<App, "appId" | "registeredAt">;

export type KeyRing = {
  /** A keyed digest that may stand in keys and names. */
  digest(value: string): string;
};

/** Seals what one category of an app holds, under the key with this id. */
export type Vault = {
  readonly keyId: string;
  /** Seals a text as an attribute of the item at a place. */
  seal(place: Key, attribute: string, text: string): Uint8Array;
  /** Gives back what was sealed as this attribute at this place. Throws `Unopened` for anything else. */
  open(place: Key, attribute: string, sealed: Uint8Array): string;
  /** The 256-bit key of one object of the bucket. */
  keyOfObject(name: string): Uint8Array;
};

export type AppKeys = {
  ring(app: Registration): Promise<KeyRing>;
  /** The vault of a category. Throws if the settings name no key for it, or its key is gone. */
  vault(
    tenant: { readonly app: Registration; readonly settings: Pick<Settings, "keys"> },
    category: Sealed,
  ): Promise<Vault>;
};

/** Makes new keys of an app: the rows to store, and the settings' halves. */
export type NewKeys = (
  appId: string,
  categories: readonly Sealed[],
) => Promise<{ readonly rows: readonly AppKey[]; readonly shares: KeyShares }>;

/** The rows in which an app's keys lie, by their names. */
export type KeyRows = {
  /** Read consistently. */
  ofApp(appId: string): Promise<readonly string[]>;
  /** Destroys a key if nothing was written to the settings since they were read; false if something was. */
  destroy(appId: string, row: string, seen: SeenSettings): Promise<boolean>;
};
