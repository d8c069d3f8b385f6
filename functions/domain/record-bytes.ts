const valueBytes = (value: unknown): number =>
  value instanceof Uint8Array ? value.length : Buffer.byteLength(JSON.stringify(value) ?? "");

/** About what a record takes in its table: the names and values of its attributes. */
export const bytesOf = (record: object): number =>
  Object.entries(record).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value),
    0,
  );
