type Page = { readonly next?: string };
/** Where a page begins: nothing for the first. */
export type Place = { readonly cursor?: string };

/**
 * Walks a list page by page:
 * `pages((at) => client.GET("/v1/apps", { params: { query: { limit: 100, ...at } } }))`.
 */
export async function* pages<R extends { readonly data?: Page | undefined }>(
  read: (at: Place) => Promise<R>,
): AsyncGenerator<NonNullable<R["data"]>> {
  let at: Place | undefined = {};
  while (at !== undefined) {
    const { data }: R = await read(at);
    if (data === undefined) return;
    yield data as NonNullable<R["data"]>;
    at = data.next === undefined ? undefined : { cursor: data.next };
  }
}
