import { howManyFit } from "../../domain/fitting.ts";
import { limits } from "../../policy/limits.ts";
import type { Page, Stored } from "../../ports.ts";
import { cursorTo } from "./read-page.ts";

/** A page as it is shown: as much of it as one answer can carry, and where the rest begins. */
export const showPage = async <T>(
  { items, next }: Page<Stored>,
  view: (one: Stored) => T | Promise<T>,
): Promise<Page<T>> => {
  const views = await Promise.all(items.map(view));
  const most = howManyFit(views, limits.pageBytes);
  if (most === views.length) return { items: views, next };
  return { items: views.slice(0, most), next: cursorTo(items[most - 1]) };
};
