type Asked = Readonly<Record<string, string | undefined>>;

/** Whether a caller takes what is compressed. */
export const takesGzip = (headers: Asked): boolean =>
  /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(headers["accept-encoding"] ?? "");

/** Whether a caller has what an entity tag names. */
export const isKnown = (headers: Asked, tag: string): boolean =>
  (headers["if-none-match"] ?? "").split(",").some((one) => one.trim().replace(/^W\//, "") === tag);
