/** So many calls, so many of them at a time, over these conversations; numbered from `first` on. */
export type Stage = {
  readonly calls: number;
  readonly inFlight: number;
  readonly first: number;
  readonly conversations: readonly string[];
};

/** What a process is to do: one stage after the other, each when it is told to go on. */
export type Work = {
  readonly way: "api" | "raw";
  readonly endpoint: string;
  readonly stages: readonly Stage[];
};

export type Took = { readonly seconds: number; readonly cpuMicros: number };
