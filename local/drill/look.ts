/** What can be read, and opened, after everything has been restored. */
import { restorable } from "../../functions/policy/names.ts";
import { forget, restoreBeside, rowsIn, type Taken } from "./backups.ts";
import { placesOf, statusOf } from "./cast.ts";
import { openedByCopy } from "./key-copy.ts";
import { replay } from "./replay.ts";
import type { Drill } from "./stage.ts";

export const look = async ({ system, cast: { stays, goes }, note }: Drill): Promise<void> => {
  const places = placesOf(stays);
  note("the app that stays is in the registry", await statusOf(stays, places.app), 200);
  note("the app that was purged is not", await statusOf(goes, placesOf(goes).app), 403);
  note("the person who was not erased is there", await statusOf(stays, places.person("bob")), 200);
  note("the person who was erased is not", await statusOf(stays, places.person("alice")), 404);
  const { messages } = (await stays.client.call({ method: "GET", path: places.room })) as {
    messages: readonly { messageId: string }[];
  };
  note("the recalled message is not", messages.map(({ messageId }) => messageId).join(), "kept");
  const everywhere = await Promise.all(
    [...restorable, "keys" as const].map((table) => rowsIn(system, system.stores.table(table))),
  );
  note("no table names the purged app", JSON.stringify(everywhere).includes(goes.appId), false);
};

/** The same accident with a copy of the key table at hand: what was purged stays worthless. */
export const tryKeyCopy = async (
  { system, cast: { goes }, note }: Drill,
  keys: Taken,
  messages: readonly object[],
): Promise<void> => {
  const restored = await restoreBeside(system, keys);
  const copy = { keys: restored, messages };
  const { tried, opened } = await openedByCopy(system, goes.appId, copy);
  note("keys: a copy of the key table was tried on messages of the purged app", tried > 0, true);
  note("keys: it opens none of them", opened, 0);
  const refusal = await replay(system, keys, restored).then(() => "opened", String);
  note(
    "keys: a key table that was restored is never opened",
    refusal.includes("invalid-input"),
    true,
  );
  await forget(system, restored, keys);
};
