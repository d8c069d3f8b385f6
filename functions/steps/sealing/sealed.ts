/**
 * What an eraser needs of a record lies in clear: its place, its clock and promise, its media's names. Everything
 * else lies in one sealed attribute, beside the id of the key that opens it. A record under another key than the
 * one in force is as good as gone: readers skip it, and it is no error.
 */
import { partitionKey } from "../../domain/partition.ts";
import type { Place, Stored, Vault } from "../../ports.ts";

/** A draft of a record whose content is not sealed yet. */
export type Unsealed = Place & {
  readonly at: number;
  readonly media?: readonly string[];
  readonly content: Readonly<Record<string, unknown>>;
};

const body = "body";
const details = "details";

/** The draft with its content sealed. */
export const sealed = <U extends Unsealed>(vault: Vault, { content, ...draft }: U) => {
  const place = { pk: partitionKey(draft.partition), sk: draft.sk };
  const bytes = vault.seal(place, body, JSON.stringify(content));
  return { ...draft, keyId: vault.keyId, [body]: bytes };
};

/** What became known of a record's media after it was stored, as a sealed attribute to attach. */
export const sealedDetails = (vault: Vault, record: Stored, known: readonly unknown[]) => ({
  [details]: vault.seal(record, details, JSON.stringify(known)),
});

/** Whether a record lies under the key in force. */
export const isUnder = ({ keyId }: Vault, record: Stored): boolean => record.keyId === keyId;

const openAttribute = (vault: Vault, record: Stored, attribute: string): unknown =>
  JSON.parse(vault.open(record, attribute, record[attribute] as Uint8Array));

/** The content of a record that lies under the vault's key. Throws `Unopened` if it was moved or changed. */
export const opened = <Content>(vault: Vault, record: Stored): Content => {
  const content = openAttribute(vault, record, body) as Content;
  if (record[details] === undefined) return content;
  return { ...content, [details]: openAttribute(vault, record, details) };
};
