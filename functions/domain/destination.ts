/** Where we may call: public HTTPS, and the origins that the operator trusts by name. */
import ipaddr from "ipaddr.js";

/** The part of IPv6 that is given out to the public internet (RFC 4291, 2.4). */
const globalUnicast = ipaddr.IPv6.parse("2000::");
const globalUnicastBits = 3;

/** Whether an address is on the public internet: not private, loopback, link-local or otherwise reserved. */
export const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== "unicast") return false;
  return parsed.kind() === "ipv4" || parsed.match(globalUnicast, globalUnicastBits);
};

/** A host without the brackets of an IPv6 address and the dot of the root. */
const bare = (hostname: string): string => hostname.replace(/^\[|\]$|\.$/g, "");

const isPublicHost = (hostname: string): boolean => {
  const host = bare(hostname);
  return ipaddr.isValid(host)
    ? isPublicAddress(host)
    : host.includes(".") && !host.endsWith(".localhost");
};

/** What is thrown for a place that may not be called: neither now nor later. */
export class NotCallable extends Error {
  override readonly name = "NotCallable";
}

/** Whether the operator trusts a URL's origin; `blob:` has the origin of what it wraps. */
export const isTrusted = (url: URL, trusted: readonly string[]): boolean =>
  /^https?:$/.test(url.protocol) && trusted.includes(url.origin);

/** Whether a URL may be called at all; its addresses are looked at again when it is. */
export const mayCall =
  (trusted: readonly string[]) =>
  (text: string): boolean => {
    if (!URL.canParse(text)) return false;
    const url = new URL(text);
    if (url.username !== "" || url.password !== "") return false;
    return isTrusted(url, trusted) || (url.protocol === "https:" && isPublicHost(url.hostname));
  };

/** The trusted origins of a comma-separated setting. */
export const originsOf = (setting: string): string[] =>
  setting.split(",").filter((origin) => origin !== "");
