/** What the API says about itself before anybody has signed in. */
export type Config = {
  readonly issuer: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly region: string;
  readonly now: string;
};

let asked: Promise<Config> | undefined;

export const config = (): Promise<Config> => {
  asked ??= fetch("/console/config.json").then((response) => response.json() as Promise<Config>);
  return asked;
};
