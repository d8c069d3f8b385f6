import type { Signer } from "../ports.ts";

type Make = (signer: Signer, domain: string, now: number) => Promise<string>;

const yearOf = (now: number): number => new Date(now).getUTCFullYear();

/** The certificate in PEM: the one that was given, or one of our own that is made once a year and function. */
export const certificateIn = (given: string, make: Make) => {
  let made: { readonly year: number; readonly pem: string } | undefined;
  return async (
    { signer, domain }: { readonly signer: Signer; readonly domain: string },
    now: number,
  ): Promise<string> => {
    if (given !== "") return given;
    if (made?.year !== yearOf(now)) {
      made = { year: yearOf(now), pem: await make(signer, domain, now) };
    }
    return made.pem;
  };
};
