/** Progress for people, on stderr: one line that changes on a terminal, a line now and then elsewhere. */

export type Progress = {
  /** So many more are done. */
  add(count: number): void;
  end(): void;
};

const every = { terminal: 100, file: 5_000 } as const;

export const progress = (label: string, total: number): Progress => {
  const terminal = process.stderr.isTTY;
  const interval = terminal ? every.terminal : every.file;
  let done = 0;
  let shown = Date.now();
  const show = () => {
    shown = Date.now();
    const line = `${label}: ${done.toLocaleString("en")} of ${total.toLocaleString("en")}`;
    process.stderr.write(terminal ? `\r\u001b[K${line}` : `${line}\n`);
  };
  return {
    add: (count) => {
      done += count;
      if (Date.now() - shown >= interval) show();
    },
    end: () => {
      show();
      if (terminal) process.stderr.write("\n");
    },
  };
};

/** Shows that something is under way, and how long it took. Rejects as it rejects. */
export const step = async <T>(label: string, act: () => Promise<T>): Promise<T> => {
  const start = Date.now();
  const terminal = process.stderr.isTTY;
  if (terminal) process.stderr.write(`${label} …`);
  try {
    return await act();
  } finally {
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    process.stderr.write(`${terminal ? "\r\u001b[K" : ""}${label}: ${seconds} s\n`);
  }
};
