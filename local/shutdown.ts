/** Ends the run in order on Ctrl-C and on a request to end: whatever was started stops, then this process exits. */

export type Shutdown = {
  /** Aborted when the run is to end. */
  readonly signal: AbortSignal;
  /** Resolves when the run is to end. */
  readonly requested: Promise<void>;
  /** The exit code of a run that was ended by a signal. */
  code(): number | undefined;
};

const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** npm passes a terminal's Ctrl-C on, so that it comes twice: what follows so soon is the same. */
const same = 1_000;

/** A second Ctrl-C ends the process at once; what runs in groups of its own is ended even then. */
export const shutdownOnSignal = (): Shutdown => {
  const controller = new AbortController();
  let code: number | undefined;
  let since = 0;
  const requested = new Promise<void>((resolve) => {
    controller.signal.addEventListener("abort", () => resolve(), { once: true });
  });
  for (const [name, exit] of Object.entries(codes)) {
    process.on(name, () => {
      if (code !== undefined && Date.now() - since > same) process.exit(exit);
      if (code !== undefined) return;
      code = exit;
      since = Date.now();
      controller.abort(new Error("Stopped"));
    });
  }
  return { signal: controller.signal, requested, code: () => code };
};
