/** A value of which nothing is known but that it came as JSON. */
export type Loose = unknown;
export type Fields = Readonly<Record<string, Loose>>;

export const isFields = (value: Loose): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The fields of what has some. */
export const fieldsOf = (value: Loose): Fields => (isFields(value) ? value : {});

/** A list of what is one, or of the one thing there is: IAM writes lists of one without brackets. */
export const listOf = (value: Loose): readonly Loose[] => {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
};

/** The value at a path such as `LoggingConfig.LogGroup`, if there is one. */
export const at = (value: Loose, path: string): Loose =>
  path.split(".").reduce<Loose>((found, name) => fieldsOf(found)[name], value);

/** A number, written as one or as text; `NaN` for anything else, which no bound allows. */
export const numberAt = (value: Loose, path: string): number => {
  const found = at(value, path);
  return typeof found === "number" || typeof found === "string" ? Number(found) : Number.NaN;
};

/** A state that is certainly on: said so, or not said at all, which is the same. */
export const isEnabled = (value: Loose): boolean =>
  value === undefined || value === "ENABLED" || isTrue(value);

/** CloudFormation takes both for true. */
export const isTrue = (value: Loose): boolean => value === true || value === "true";
