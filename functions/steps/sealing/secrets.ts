/** Secrets of an app, each bound to its name: one does not open under another's. */
import type { Vault } from "../../ports.ts";

/** Where they all lie: in the app's row of settings. */
const placeOf = (appId: string) => ({ pk: appId, sk: "-" });

/** A secret sealed, in base64. */
export const sealedSecret = (vault: Vault, appId: string, name: string, value: string): string =>
  Buffer.from(vault.seal(placeOf(appId), name, value)).toString("base64");

/** A secret in clear. Throws `Unopened` if it was sealed for another app or under another name. */
export const openedSecret = (vault: Vault, appId: string, name: string, sealed: string): string =>
  vault.open(placeOf(appId), name, Buffer.from(sealed, "base64"));
