/** Edits of a room's messages: the last words of each stand in place of the first, under the first one's time. */
import type { Entry } from "./entries.ts";
import { type Event, eventSchema } from "./matrix-event.ts";
import { valuesAt } from "./read-json.ts";

export type Edit = { readonly at: number; readonly content: Event["content"] };
/** By message and sender: whom a message is not from cannot edit it. */
export type Edits = ReadonlyMap<string, Edit>;

const nameOf = (id: string, sender: string): string => JSON.stringify([id, sender]);

const note = (edits: Map<string, Edit>, { sender, origin_server_ts: at, content }: Event): void => {
  const relation = content["m.relates_to"];
  const replaced = content["m.new_content"];
  if (relation?.rel_type !== "m.replace" || !relation.event_id || !replaced) return;
  const name = nameOf(relation.event_id, sender);
  if ((edits.get(name)?.at ?? -1) <= at) edits.set(name, { at, content: replaced });
};

/** The last edit of each message. They come after what they edit, so that a room is read for them first. */
export const editsIn = async (entry: Entry): Promise<Edits> => {
  const edits = new Map<string, Edit>();
  for await (const one of valuesAt(entry, ["$.messages.*"], () => undefined)) {
    const event = one.kind === "value" ? eventSchema.safeParse(one.value).data : undefined;
    if (event !== undefined) note(edits, event);
  }
  return edits;
};

/** The last edit of a message; of one that was removed there is none. */
export const editOf = (event: Event, edits: Edits): Edit | undefined =>
  event.content.msgtype ? edits.get(nameOf(event.event_id, event.sender)) : undefined;

/** A message with its last words. */
export const withEdit = (event: Event, edit: Edit | undefined): Event =>
  edit === undefined ? event : { ...event, content: { ...event.content, ...edit.content } };
