/** What a controller needs of a processor: somewhere to send requests, and the right to. */

export type Answer = {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
};

export type Processor = {
  readonly ask: (method: string, path: string, body?: string) => Promise<Answer>;
  /** The extension that a request needs to say what it is about, if the processor wants one. */
  readonly extension?: object | undefined;
};

/** A processor at a base URL, such as `https://opendsr.example.com`; it may have a path, as behind a gateway. */
export const processorAt = (
  base: string,
  authorization: string,
  extension?: object,
): Processor => ({
  extension,
  ask: async (method, path, body) => {
    const response = await fetch(base.replace(/\/$/, "") + path, {
      method,
      redirect: "error",
      headers: {
        authorization,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body }),
    });
    const headers = Object.fromEntries(response.headers.entries());
    return { status: response.status, headers, text: await response.text() };
  },
});
