import type { Link } from "../../functions/ports.ts";
import type { Answer } from "./lambda-events.ts";
import { iso } from "./verbs.ts";
import type { World } from "./world.ts";

export const photo = Buffer.from("not really a photo, but bytes \u0000\u00ff all the same");

/** Opens an upload of a photo. */
export const openUpload = (w: World, app: string, bytes = photo.length): Promise<Answer> =>
  w.call("prepare-media", {
    app,
    body: { kind: "photo", contentType: "image/png", bytes },
  });

/** Puts bytes where an upload was opened for, as a client does. */
export const put = async ({ body }: Answer, bytes: Buffer = photo): Promise<number> =>
  (await fetch(body.uploadUrl, { method: "PUT", headers: body.headers, body: bytes })).status;

/** Follows the link of a medium with the headers that were answered beside it, as a client does. */
export const download = ({ url, headers }: Link): Promise<Response> => fetch(url, { headers });

/** Uploads a photo; answers its medium's id. */
export const givenPhoto = async (w: World, app: string): Promise<string> => {
  const opened = await openUpload(w, app);
  const status = await put(opened);
  if (status !== 200) throw new Error(`The upload answered ${status}`);
  return opened.body.mediaId;
};

/** Stores a message that claims media. */
export const claim = (
  w: World,
  app: string,
  conversationId: string,
  messageId: string,
  media: readonly string[],
  sentAt: number = w.clock.now,
): Promise<Answer> =>
  w.call("save-messages", {
    app,
    body: { messages: [{ conversationId, messageId, from: "alice", sentAt: iso(sentAt), media }] },
  });

/** Stores a message with an uploaded photo; answers the medium's id. */
export const givenMessageWithPhoto = async (
  w: World,
  app: string,
  conversationId: string,
  messageId: string,
): Promise<string> => {
  const mediaId = await givenPhoto(w, app);
  const { status } = await claim(w, app, conversationId, messageId, [mediaId]);
  if (status !== 200) throw new Error(`The claim answered ${status}`);
  return mediaId;
};
