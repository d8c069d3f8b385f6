/** A page, and the token of the next one if there is more. */
export type Page<T> = { readonly items: readonly T[]; readonly next?: string | undefined };

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
