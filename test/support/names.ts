import type { LookupAddress, lookup } from "node:dns";

/** A resolver that knows the names it is given and no others; `asked` lists what it was asked for. */
export const resolverOf = (
  names: Readonly<Record<string, readonly string[]>>,
  onAsked: () => void = () => undefined,
) => {
  const asked: string[] = [];
  const resolve = (
    hostname: string,
    _options: object,
    done: (error: Error | null, addresses: LookupAddress[]) => void,
  ) => {
    asked.push(hostname);
    const found = names[hostname];
    onAsked();
    if (found === undefined) return done(new Error("ENOTFOUND"), []);
    const familyOf = (address: string) => (address.includes(":") ? 6 : 4);
    return done(
      null,
      found.map((address) => ({ address, family: familyOf(address) })),
    );
  };
  return { asked, resolve: resolve as unknown as typeof lookup };
};
