import type { Io } from "../io.ts";

export type Bar = { to(value: number, text: string): void; stop(): void };

const none: Bar = { to: () => undefined, stop: () => undefined };

/** A bar on stderr while somebody watches; nothing otherwise. */
export const barOf = async ({ stderr, terminal }: Io, total: number): Promise<Bar> => {
  if (!terminal.err) return none;
  const { SingleBar } = (await import("cli-progress")).default;
  const bar = new SingleBar({
    stream: stderr as NodeJS.WritableStream,
    format: "{bar} {percentage} % {text}",
    barCompleteChar: "█",
    barIncompleteChar: "░",
    barsize: 30,
    hideCursor: true,
    clearOnComplete: false,
  });
  bar.start(total, 0, { text: "" });
  return { to: (value, text) => bar.update(value, { text }), stop: () => bar.stop() };
};
