import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";

export type Item = Record<string, AttributeValue>;

/** An item for DynamoDB; absent values are left out. */
export const toItem = (value: object): Item =>
  marshall(value, { removeUndefinedValues: true, convertEmptyValues: false });

/** An item as a value; the caller names the shape that its own writes gave it. */
export const fromItem = <T>(item: Item): T => unmarshall(item) as T;

/** A page's end as text, and back. */
export const toToken = (key: Item | undefined): string | undefined =>
  key === undefined ? undefined : JSON.stringify(unmarshall(key));

export const fromToken = (token: string | undefined): Item | undefined =>
  token === undefined ? undefined : marshall(JSON.parse(token));

/** The key of an app's one row in a table. */
export const rowKey = (appId: string): Item => toItem({ pk: appId, sk: "-" });
