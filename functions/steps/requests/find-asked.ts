/**
 * Finding what a request asks for: by the preview, by the look after it was erased and by the access bundle. What they
 * ask is what the eraser asks, too, so that what was shown is what goes.
 */
import type { Tenant } from "../../domain/app.ts";
import { isHeld, scopesOf } from "../../domain/holds.ts";
import { isAsked, isUnreadable } from "../../domain/keeping.ts";
import type { Part } from "../../domain/requests/parts.ts";
import type { Found, Holder, Patience } from "../../ports.ts";
import { type Cursor, openIn, type Stretch, type Walked } from "../walk/cursor.ts";
import { rowsBehind } from "../walk/rows.ts";
import { walk, walkedTo } from "../walk/walk.ts";
import type { ReadPage, Visitor } from "../walk/walk-one.ts";

/**
 * What of a page is asked for: what a law holds of it, and the rest; and how much there is of which nobody can tell.
 */
export type Split<F extends Found> = {
  readonly held: readonly F[];
  readonly free: readonly F[];
  readonly unreadable: number;
};

export type { ReadPage };

/** What is looked for, in which part of what a request asks for, and from where on. */
export type Finding<F extends Found> = {
  readonly holder: Holder;
  readonly tenant: Pick<Tenant, "app" | "holds">;
  readonly part: Part;
  readonly read: ReadPage<F>;
  readonly visit: (stretch: Stretch) => Visitor<F, Split<F>>;
  readonly from: Cursor | undefined;
  readonly patience: Patience;
  readonly width?: number;
};

/** Goes through what a part of a request asks for, page by page. */
export const findAsked = async <F extends Found>({
  holder,
  tenant: { app, holds },
  part,
  from,
  visit,
  ...how
}: Finding<F>): Promise<Walked> => {
  const scopes = scopesOf(holds, part.category);
  const halt = await walk({
    ...how,
    open: openIn(from),
    behind: from?.behind,
    rows: rowsBehind(holder, app.appId, part, from?.behind),
    visit: (stretch) => {
      const { group } = stretch.entry.partition;
      const isKept = ({ author }: F) => isHeld(scopes, { group, author });
      const own = visit(stretch);
      return {
        ...own,
        see: (page: readonly F[]) => {
          const there = page.filter((one) => isAsked(one, part.asked));
          const free = there.filter((one) => !isKept(one));
          const unreadable = page.filter(isUnreadable).length;
          return own.see({ held: there.filter(isKept), free, unreadable });
        },
      };
    },
  });
  return walkedTo(halt);
};
