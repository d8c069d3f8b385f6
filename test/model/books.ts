/** What the product writes down of what lies there is so. */
import { isOver } from "./life.ts";
import { lying } from "./lying.ts";
import type { Physical } from "./observe.ts";
import { type Actor, Broken, nowOf, type Play } from "./play.ts";

type Told = { readonly category?: string; readonly deleted: number };

/** What a request says that it has deleted, by category; nothing if nobody is told. */
const toldOf = async (
  { stage }: Play,
  app: string,
  requestId: string,
): Promise<readonly Told[]> => {
  const { status, body } = await stage.w.call("read-requests", { app, path: { requestId } });
  return status === 200 ? ((body.holders ?? []) as readonly Told[]) : [];
};

/** A request says of nothing that it was deleted while it lies there (DA-5.request): of what was ever said, and of marks. */
export const deletedIsGone = async (
  play: Play,
  actor: Actor,
  physical: Physical,
): Promise<void> => {
  const { app } = actor;
  if (isOver(app, nowOf(play))) return;
  const there = [...lying(actor, physical)];
  for (const { id } of app.requests) {
    for (const { category, deleted } of await toldOf(play, app.id, id)) {
      const ever = app.pieces.filter((piece) => piece.category === category);
      const marks = ever.filter(({ recalled }) => recalled === true).length;
      const left = there.filter((piece) => piece.category === category).length;
      if (deleted > ever.length + marks - left)
        throw new Broken(`Request ${id} says that ${deleted} of ${category} are deleted`);
    }
  }
};
