/**
 * Finding what a request asks for: by the preview, by whoever erases it, by the look after that and by the access
 * bundle. It is one and the same code, so that what was shown is what goes.
 */
import type { Tenant } from "../../domain/app.ts";
import { isHeld, scopesOf } from "../../domain/holds.ts";
import { isAsked } from "../../domain/keeping.ts";
import { pages } from "../../domain/pages.ts";
import type { Partition } from "../../domain/partition.ts";
import type { Part } from "../../domain/requests/parts.ts";
import type { Entry, Found, Holder, Page, Walk } from "../../ports.ts";
import { entriesOf, type Stop } from "../retention/erase-app.ts";

type Listed = { readonly entry: Entry; readonly stop?: Stop | undefined };

/** The partitions that a part of a request may lie in; those of a whole app from a place on. */
export async function* entriesOfPart(
  holder: Holder,
  app: string,
  { groups }: Part,
  from: Stop | undefined,
): AsyncGenerator<Listed> {
  if (groups === undefined) return yield* entriesOf(holder, app, { from });
  for (const group of groups) {
    for (const entry of await holder.directory.ofGroup(app, group)) yield { entry };
  }
}

/** What of a page is asked for: what a law holds of it, and the rest. */
export type Split<F extends Found> = { readonly held: readonly F[]; readonly free: readonly F[] };

/** How a page is read: as little of it as an eraser needs, or whole records. */
export type ReadPage<F extends Found> = (partition: Partition, walk: Walk) => Promise<Page<F>>;

/** What a part of a request asks for, partition by partition; `stop` is where to go on behind it. */
export async function* findAsked<F extends Found>(
  holder: Holder,
  { app, holds }: Pick<Tenant, "app" | "holds">,
  part: Part,
  read: ReadPage<F>,
  from?: Stop,
): AsyncGenerator<Listed & { readonly asked: AsyncIterable<Split<F>> }> {
  const scopes = scopesOf(holds, part.category);
  for await (const { entry, stop } of entriesOfPart(holder, app.appId, part, from)) {
    const { partition } = entry;
    const isKept = ({ author }: F) => isHeld(scopes, { group: partition.group, author });
    async function* asked(): AsyncGenerator<Split<F>> {
      for await (const page of pages((after) => read(partition, { after }))) {
        const there = page.filter((one) => isAsked(one, part.asked));
        yield { held: there.filter(isKept), free: there.filter((one) => !isKept(one)) };
      }
    }
    yield { entry, stop, asked: asked() };
  }
}
