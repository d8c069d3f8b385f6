import { type App, appView } from "../domain/app.ts";
import { appId } from "../domain/fields.ts";
import { Problem } from "../domain/problem.ts";
import type { Page } from "../ports.ts";

export type ReadApps = (limit: number, after: string | undefined) => Promise<Page<App>>;

const tokenOf = (cursor: string): string => {
  const id = appId().safeParse(Buffer.from(cursor, "base64url").toString());
  if (!id.success) throw new Problem("invalid-cursor");
  return JSON.stringify({ pk: id.data, sk: "-" });
};

const cursorOf = (token: string): string =>
  Buffer.from(String(JSON.parse(token).pk)).toString("base64url");

/** A page of apps; `next` is a cursor that holds an app's id. */
export const listApps = async (
  read: ReadApps,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
) => {
  const page = await read(limit, cursor === undefined ? undefined : tokenOf(cursor));
  return {
    apps: page.items.map(appView),
    ...(page.next === undefined ? {} : { next: cursorOf(page.next) }),
  };
};
