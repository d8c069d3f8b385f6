/** A page, and the token of the next one if there is more. */
export type Page<T> = { readonly items: readonly T[]; readonly next?: string | undefined };

/** Walks pages to their end, the next one being read while one is used. */
export async function* pagesAhead<T>(
  read: (after: string | undefined) => Promise<Page<T>>,
): AsyncGenerator<readonly T[]> {
  let coming: Promise<Page<T>> | undefined = read(undefined);
  while (coming !== undefined) {
    const { items, next }: Page<T> = await coming;
    coming = next === undefined ? undefined : read(next);
    coming?.catch(() => {}); // it throws when it is awaited, if anybody still waits for it
    yield items;
  }
}

/** Walks pages to their end, one at a time. */
export async function* pages<T>(
  read: (after: string | undefined) => Promise<Page<T>>,
): AsyncGenerator<readonly T[]> {
  let after: string | undefined;
  do {
    const page = await read(after);
    yield page.items;
    after = page.next;
  } while (after !== undefined);
}
