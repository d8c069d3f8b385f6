/** What was asked of the stand-in, counted exactly. */
export type Asked = {
  readonly operation: string;
  /** The tables that it names. */
  readonly tables: readonly string[];
  /** Since the accounts were opened (ms). */
  readonly at: number;
};

export type Counts = {
  readonly requests: number;
  readonly byOperation: Readonly<Record<string, number>>;
  readonly readUnits: number;
  readonly writeUnits: number;
  /** Writes that were not let in, requests that were not, and requests that failed. */
  readonly throttledWrites: number;
  readonly throttledRequests: number;
  readonly failedRequests: number;
  readonly asked: readonly Asked[];
};

const namedIn = (input: object): string[] => {
  const { TableName, RequestItems, Statements, TransactItems } = input as {
    TableName?: string;
    RequestItems?: object;
    Statements?: { Statement: string }[];
    TransactItems?: Record<string, { TableName: string }>[];
  };
  const [, ofStatement] = /"([\w.-]+)"/.exec(Statements?.[0]?.Statement ?? "") ?? [];
  const ofTransaction = TransactItems?.flatMap((one) =>
    Object.values(one).map(({ TableName }) => TableName),
  );
  const names = [TableName, ...Object.keys(RequestItems ?? {}), ofStatement];
  return [...names, ...(ofTransaction ?? [])].filter((name) => name !== undefined);
};

const mostAsked = 10_000;

export const accounts = (now: () => number) => {
  const opened = now();
  const byOperation: Record<string, number> = {};
  const asked: Asked[] = [];
  const units = { read: 0, write: 0 };
  const refused = { throttledWrites: 0, throttledRequests: 0, failedRequests: 0 };
  return {
    arrived: (operation: string, input: object): void => {
      byOperation[operation] = (byOperation[operation] ?? 0) + 1;
      if (asked.length >= mostAsked) return;
      asked.push({ operation, tables: namedIn(input), at: now() - opened });
    },
    read: (some: number): void => {
      units.read += some;
    },
    wrote: (some: number): void => {
      units.write += some;
    },
    refused: (what: keyof typeof refused): void => {
      refused[what]++;
    },
    counts: (): Counts => ({
      requests: Object.values(byOperation).reduce((sum, one) => sum + one, 0),
      byOperation,
      readUnits: units.read,
      writeUnits: units.write,
      ...refused,
      asked,
    }),
  };
};
export type Accounts = ReturnType<typeof accounts>;
