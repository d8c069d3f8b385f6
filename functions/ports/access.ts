/** What puts a person's data together for that person. */

/** A file to be packed; what is packed already, as media are, is only laid in. */
export type Packed = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly isPacked: boolean;
};

/** Packs files into one that anybody can open. */
export type Pack = (files: readonly Packed[]) => Uint8Array;

/** The bytes of an object under its key; undefined if it is not there. */
export type ReadObject = (name: string, key: Uint8Array) => Promise<Uint8Array | undefined>;

/** Puts an object under a key; false if there is one already, which stays as it is. */
export type PutObject = (
  name: string,
  key: Uint8Array,
  bytes: Buffer,
  contentType: string,
) => Promise<boolean>;

/** What an object is, without its bytes; `etag` is another for each that is ever put there. */
export type ObjectHead = {
  readonly etag: string;
  readonly bytes: number;
  readonly contentType: string;
};

/** Looks at an object under its key; undefined if it is not there. */
export type LookAtObject = (name: string, key: Uint8Array) => Promise<ObjectHead | undefined>;
