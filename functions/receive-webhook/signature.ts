import { createHash, timingSafeEqual } from "node:crypto";
import { milliseconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";

const skew = milliseconds(operational.webhookSkew);

/** Whether Tencent signed the request: hex SHA-256 of the token and the time, at most a minute ago or ahead. */
export const isSigned = (
  token: string,
  {
    sign,
    requestTime,
  }: { readonly sign?: string | undefined; readonly requestTime?: string | undefined },
  now: number,
): boolean => {
  if (sign === undefined || requestTime === undefined || !/^\d{1,12}$/.test(requestTime))
    return false;
  const expected = createHash("sha256")
    .update(token + requestTime)
    .digest();
  const given = Buffer.from(sign, "hex");
  const timely = Math.abs(Number(requestTime) * 1000 - now) <= skew;
  return timely && given.length === expected.length && timingSafeEqual(given, expected);
};
