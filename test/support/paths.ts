/** Reading and changing JSON documents by paths such as `pushCertificates.0.name`. */
type Json = Readonly<Record<string, unknown>>;

const isIndex = (part: string | undefined): boolean => part !== undefined && /^\d+$/.test(part);

const emptyFor = (next: string | undefined): Json | unknown[] => (isIndex(next) ? [] : {});

const put = (target: unknown, [part = "", ...rest]: readonly string[], value: unknown): unknown => {
  const copy = (Array.isArray(target) ? [...target] : { ...(target as Json) }) as Record<
    string,
    unknown
  >;
  copy[part] = rest.length === 0 ? value : put(copy[part] ?? emptyFor(rest[0]), rest, value);
  return copy;
};

/** A document with another value at a path, made on the way if it is not there; `undefined` takes it out. */
export const placed = (document: object, path: string, value: unknown): object =>
  JSON.parse(JSON.stringify(put(document, path.split("."), value)));

/** The value at a path. */
export const at = (document: unknown, path: string): unknown =>
  path.split(".").reduce((value: unknown, part) => (value as Json | undefined)?.[part], document);
