/** A value's share of an answer in bytes: Lambda takes the body's JSON as a text within JSON of its own. */
const bytesOf = (value: unknown): number =>
  Buffer.byteLength(JSON.stringify(JSON.stringify(value) ?? ""));

/** How many of some values fit into so many bytes, counted from the first, which always goes. */
export const howManyFit = (values: readonly unknown[], most: number): number => {
  let bytes = 0;
  const over = values.findIndex((value, index) => {
    bytes += bytesOf(value);
    return index > 0 && bytes > most;
  });
  return over === -1 ? values.length : over;
};
