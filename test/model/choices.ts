/** What the app's owner chooses: how long it is kept, and with whom its details are shared. */
import { ofDaysInMilliseconds } from "../../functions/policy/duration.ts";
import { type App, type Category, choose, isOver } from "./life.ts";
import { type Actor, ask, expecting, nowOf, type Play } from "./play.ts";

const patch = async (play: Play, app: App, body: object) => {
  const { headers } = await play.stage.w.call("read-configuration", { app: app.id });
  return ask(play, "change-configuration", {
    ...{ app: app.id, method: "PATCH", headers: { "if-match": headers.etag ?? "" } },
    body,
  });
};

/** Changes what an app chose, from what that is now. */
const change = async (play: Play, app: App, body: object): Promise<void> => {
  const first = await patch(play, app, body);
  // A change that was made though its answer was lost is refused when it is repeated: the client reads, and tries again.
  const isMade = first.status === 412 && first.again;
  expecting("A choice", isMade ? await patch(play, app, body) : first, 200);
};

/** Chooses how long a category is kept, or that it is not. */
export const keep = async (play: Play, { app }: Actor, category: Category, days: number) => {
  if (isOver(app, nowOf(play))) return;
  const storage = { [category]: days === 0 ? { store: false } : { store: true, days } };
  await change(play, app, { storage });
  choose(app, category, { store: days > 0, ms: ofDaysInMilliseconds(days) });
};

/** Opts in to sharing the app's details with TRTC and subscribes, or withdraws. */
export const share = async (play: Play, { app }: Actor, isWanted: boolean) => {
  if (isOver(app, nowOf(play))) return;
  const sharing = { trtc: { optIn: isWanted, subscribed: true } };
  await change(play, app, { application: { name: "Chess club" }, sharing });
  app.shares = isWanted;
};
