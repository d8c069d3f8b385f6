/** Items as they travel in JSON, and how DynamoDB counts them. */
export type Value = {
  readonly S?: string;
  readonly N?: string;
  readonly B?: string;
  readonly BOOL?: boolean;
  readonly NULL?: boolean;
  readonly L?: readonly Value[];
  readonly M?: Readonly<Record<string, Value>>;
  readonly SS?: readonly string[];
};
export type Item = Readonly<Record<string, Value>>;
export type Key = { readonly pk: string; readonly sk: string };

const sum = (sizes: readonly number[]): number => sizes.reduce((all, one) => all + one, 0);

/** Two digits a byte, and one byte more. */
const numberSize = (digits: string): number =>
  Math.ceil(digits.replace(/^-|\./g, "").replace(/0+$/, "").length / 2) + 1;

const sizes: {
  readonly [type in keyof Required<Value>]: (value: Required<Value>[type]) => number;
} = {
  S: (text) => Buffer.byteLength(text),
  N: numberSize,
  B: (base64) => Buffer.byteLength(base64, "base64"),
  BOOL: () => 1,
  NULL: () => 1,
  L: (list) => 3 + sum(list.map((one) => 1 + valueSize(one))),
  M: (map) => 3 + sum(Object.values(map).map(() => 1)) + itemSize(map),
  SS: (texts) => sum(texts.map((text) => Buffer.byteLength(text))),
};

const valueSize = (value: Value): number => {
  const [type, content] = Object.entries(value)[0] ?? ["NULL", true];
  return sizes[type as keyof Value](content as never);
};

/** What an item weighs (bytes): the names of its attributes and their values. */
export const itemSize = (item: Item): number =>
  sum(Object.entries(item).map(([name, value]) => Buffer.byteLength(name) + valueSize(value)));

/** Write units of a write that turns an item of one size into one of another (bytes; 0 for none). */
export const writeUnits = (before: number, after: number): number =>
  Math.max(1, Math.ceil(Math.max(before, after) / 1024));

/** Read units of what was read together (bytes). */
export const readUnits = (bytes: number, isConsistent: boolean): number =>
  Math.max(1, Math.ceil(bytes / 4096)) * (isConsistent ? 1 : 0.5);

/** Where an item lies: all tables here have the same two key attributes. */
export const keyOf = ({ pk, sk }: Item): Key => {
  if (pk?.S === undefined || sk?.S === undefined) {
    throw new Refusal("ValidationException", "One of the required keys was not given a value");
  }
  return { pk: pk.S, sk: sk.S };
};

/** An error as AWS answers it. */
export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  readonly more: object;
  constructor(code: string, message = code, more: object = {}, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
    this.more = more;
  }
}
