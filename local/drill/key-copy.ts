/**
 * What a copy of the key table is worth after a purge: KMS still opens the half that lay in it, but the other half was
 * in the app's settings, which are gone, so nothing that the key sealed opens.
 */

import { randomBytes } from "node:crypto";
import { DecryptCommand } from "@aws-sdk/client-kms";
import { contextOf } from "../../functions/adapters/app-keys.ts";
import { categoryKey, vaultOf } from "../../functions/adapters/vault.ts";
import { parted } from "../../functions/domain/partition.ts";
import type { System } from "../system.ts";
import { rowsIn } from "./backups.ts";

const category = "messages";

type Row = {
  readonly pk: string;
  readonly sk: string;
  readonly wrapped?: Uint8Array;
  readonly body?: Uint8Array;
};

const ofApp = (rows: readonly object[], appId: string): Row[] =>
  (rows as readonly Row[]).filter(({ pk }) => parted(pk).includes(appId));

/** The half of an app's key that a copy of the key table gives away, and the key's id. */
const halfOf = async ({ clients }: System, rows: readonly Row[], appId: string) => {
  const row = rows.find(({ sk }) => parted(sk)[0] === category);
  const EncryptionContext = contextOf(appId, category);
  const { Plaintext } = await clients.kms.send(
    new DecryptCommand({ CiphertextBlob: row?.wrapped, EncryptionContext }),
  );
  if (Plaintext === undefined) throw new Error("KMS opened nothing of the copy");
  return { half: Plaintext, id: parted(row?.sk ?? "")[1] ?? "" };
};

/** How many sealed messages of an app open with a copy of the key table and the settings that are left. */
export const openedByCopy = async (
  system: System,
  appId: string,
  { keys, messages }: { readonly keys: string; readonly messages: readonly object[] },
): Promise<{ readonly tried: number; readonly opened: number }> => {
  const { half, id } = await halfOf(system, ofApp(await rowsIn(system, keys), appId), appId);
  const settings = ofApp(await rowsIn(system, system.stores.table("configuration")), appId);
  // Without settings a thief can but guess the other half.
  const share = settings.length > 0 ? "" : randomBytes(32).toString("base64");
  const vault = vaultOf(category, id, categoryKey(half, share, appId, category, id));
  const sealed = ofApp(messages, appId).filter(({ body }) => body !== undefined);
  const opens = ({ body = new Uint8Array(), ...place }: Row): boolean => {
    try {
      return vault.open(place, "body", body).length > 0;
    } catch {
      return false;
    }
  };
  return { tried: sealed.length, opened: sealed.filter(opens).length };
};
