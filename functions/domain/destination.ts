/** Where we may call: public HTTPS, and the origins that the operator trusts by name. */
import ipaddr from "ipaddr.js";

/** Whether an address is on the public internet: not private, loopback, link-local or otherwise reserved. */
export const isPublicAddress = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast";

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, "");

const isPublicHost = (hostname: string): boolean => {
  const host = bare(hostname);
  return ipaddr.isValid(host)
    ? isPublicAddress(host)
    : host.includes(".") && !host.endsWith(".localhost");
};

export const isTrusted = (url: URL, trusted: readonly string[]): boolean =>
  trusted.includes(url.origin);

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
