import { pages } from "../../domain/pages.ts";
import type { Partition } from "../../domain/partition.ts";
import type { Holder, Stored, Walk } from "../../ports.ts";

/** Two records of the same place in two lanes, as one. */
export type Join = (one: Stored, other: Stored) => Stored;

export type Stream = AsyncIterator<Stored>;

/** The records of one partition, page by page. */
export async function* recordsOf(
  { records }: Holder,
  partition: Partition,
  { after, ...walk }: Walk,
): AsyncGenerator<Stored> {
  const read = (next?: string) => records.page(partition, { ...walk, after: next ?? after });
  for await (const page of pages(read)) yield* page;
}

type Head = { readonly stream: Stream; readonly record: Stored };

const headOf = async (stream: Stream): Promise<Head[]> => {
  const { done, value } = await stream.next();
  return done ? [] : [{ stream, record: value }];
};

const headsOf = async (streams: readonly Stream[]): Promise<Head[]> =>
  (await Promise.all(streams.map(headOf))).flat();

const firstOf = (heads: readonly Head[], descending: boolean): string => {
  const places = heads.map(({ record }) => record.sk).sort();
  return (descending ? places.at(-1) : places[0]) ?? "";
};

/** Streams in the same order as one; records of the same place are joined. */
export async function* merge(
  streams: readonly Stream[],
  descending: boolean,
  join: Join = (one) => one,
): AsyncGenerator<Stored> {
  let heads = await headsOf(streams);
  while (heads.length > 0) {
    const place = firstOf(heads, descending);
    const next = heads.filter(({ record }) => record.sk === place);
    yield next.map(({ record }) => record).reduce(join);
    heads = [
      ...heads.filter((head) => !next.includes(head)),
      ...(await headsOf(next.map(({ stream }) => stream))),
    ];
  }
}
