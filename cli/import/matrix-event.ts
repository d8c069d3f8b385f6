/** An event of a Matrix room, as far as it is read. */
import * as z from "zod/mini";

const said = z.nullish(z.string());
const relation = z.nullish(z.object({ rel_type: said, event_id: said }));

export const eventSchema = z.object({
  type: z.string(),
  event_id: z.string().check(z.minLength(1)),
  room_id: z.string().check(z.minLength(1)),
  sender: z.string(),
  origin_server_ts: z.number(),
  content: z.object({
    msgtype: said,
    body: said,
    filename: said,
    "m.relates_to": relation,
    "m.new_content": z.nullish(z.object({ msgtype: said, body: said, filename: said })),
  }),
});
export type Event = z.infer<typeof eventSchema>;
