type Schema = {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
};

/** What a parameter is, as one would say it: "integer from 1 to 1000", "one of asc, desc", "string of 128 characters at most". */
export const inWords = (schema: unknown): string => {
  const { type = "string", format, enum: values, ...bounds } = schema as Schema;
  if (values !== undefined) return `one of ${values.join(", ")}`;
  const { minimum, maximum, maxLength } = bounds;
  const parts = [
    format ?? [type].flat().join(" or "),
    ...(minimum === undefined ? [] : [`from ${minimum}`]),
    ...(maximum === undefined ? [] : [`to ${maximum}`]),
    ...(maxLength === undefined ? [] : [`of ${maxLength} characters at most`]),
  ];
  return parts.join(" ");
};
