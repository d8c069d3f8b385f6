/** What a call answers; a refusal is thrown, so it is there: `await answer(client.GET("/v1/policy"))`. */
export const answer = async <R extends { readonly data?: unknown }>(
  call: Promise<R>,
): Promise<NonNullable<R["data"]>> => (await call).data as NonNullable<R["data"]>;
