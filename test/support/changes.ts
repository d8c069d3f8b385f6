/** Every way in which somebody may try to change what was written before, by nobody's leave but their own. */
import { createHash } from "node:crypto";
import type { Link } from "../../functions/ports.ts";
import { bytes, type FileServer } from "./file-server.ts";
import { introduce } from "./holds.ts";
import type { Answer } from "./lambda-events.ts";
import { contentsOf } from "./opened.ts";
import { claim, download, openUpload, put } from "./photos.ts";
import { groupChange, groupMessage, post } from "./tencent.ts";
import { image, text } from "./tencent-elements.ts";
import { iso, takeFrom } from "./verbs.ts";
import type { World } from "./world.ts";

/** `given` writes the first version, `again` tries to put another in its place; both may be by whoever wrote it. */
export type Change = {
  readonly name: string;
  readonly given: (w: World, app: string) => Promise<Again>;
};
type Again = (version: string) => Promise<unknown>;

const versioned = (version: string) => Buffer.from(version.padEnd(8).slice(0, 8));

/** What the app can read of the media in a conversation. */
const mediaIn = async (w: World, app: string, conversationId: string): Promise<string[]> => {
  const { body } = await w.call("read-messages", { app, path: { conversationId } });
  const media: Link[] = (body.messages ?? []).flatMap((one: { media?: Link[] }) => one.media ?? []);
  return Promise.all(media.map(async (one) => (await download(one)).text()));
};

/** Everything that lies in the stores of what people wrote, a digest of each version, photos by what is read of them. */
export const versions = async (w: World, app: string): Promise<string[]> => {
  const records = [
    ...(await contentsOf(w, "messages", app)),
    ...(await contentsOf(w, "user-information", app)),
  ].map(({ details, ...content }) => JSON.stringify(content));
  const photos = [...(await mediaIn(w, app, "c")), ...(await mediaIn(w, app, "group:c"))];
  return [...records, ...photos].map((one) =>
    createHash("sha256").update(one).digest("hex").slice(0, 12),
  );
};

const said = (w: World, app: string, message: object): Promise<Answer> =>
  w.call("save-messages", {
    app,
    body: { messages: [{ conversationId: "c", from: "alice", ...message }] },
  });

const written: readonly Change[] = [
  {
    name: "an upload link that is used again",
    given: async (w, app) => {
      const opened = await openUpload(w, app, 8);
      await put(opened, versioned("first"));
      await claim(w, app, "c", "photo", [opened.body.mediaId]);
      return (version) => put(opened, versioned(version));
    },
  },
  {
    name: "a message of the same id and instant with another text",
    given: async (w, app) => {
      const message = { messageId: "again", sentAt: iso(w.clock.now) };
      await said(w, app, { ...message, text: "first" });
      return (version) => said(w, app, { ...message, text: version });
    },
  },
  {
    name: "a message of the same id and instant with another photo",
    given: async (w, app) => {
      const message = { messageId: "shown", sentAt: iso(w.clock.now) };
      const send = async (version: string) => {
        const opened = await openUpload(w, app, 8);
        await put(opened, versioned(version));
        return said(w, app, { ...message, media: [opened.body.mediaId] });
      };
      await send("first");
      return send;
    },
  },
  {
    name: "a message that is edited",
    given: async (w, app) => {
      const message = { messageId: "edited", sentAt: iso(w.clock.now) };
      await said(w, app, { ...message, text: "first" });
      return async (version) => {
        w.clock.now += 1;
        return said(w, app, { ...message, text: version, editedAt: iso(w.clock.now) });
      };
    },
  },
  {
    name: "a profile that is set again",
    given: async (w, app) => {
      await introduce(w, app, "alice", "before");
      return async (version) => {
        w.clock.now += 1;
        return introduce(w, app, "alice", version);
      };
    },
  },
  {
    name: "a webhook's message that comes again with another text",
    given: async (w, app) => {
      const at = w.clock.now;
      const send = (version: string) =>
        post(
          w,
          app,
          groupMessage({ group: "c", from: "alice", seq: 7, at, body: [text(version)] }),
        );
      await send("first");
      return send;
    },
  },
];

const modified: Change = {
  name: "a webhook's message that is modified where it was written",
  given: async (w, app) => {
    const at = w.clock.now;
    await post(
      w,
      app,
      groupMessage({ group: "c", from: "alice", seq: 9, at, body: [text("first")] }),
    );
    return (version) => {
      w.clock.now += 1;
      return post(w, app, groupChange({ group: "c", seq: 9, at, body: [text(version)] }));
    };
  },
};

const fetched = (cos: FileServer): Change => ({
  name: "a photo that is fetched again",
  given: async (w, app) => {
    cos.files.set("/first", bytes("first", "image/png"));
    const body = [image(`${cos.origin}/first`)];
    await post(w, app, groupMessage({ group: "c", from: "alice", seq: 8, at: w.clock.now, body }));
    const tasks = await takeFrom(w, "mediaQueue");
    await w.work("fetch-media", tasks);
    return async (version) => {
      cos.files.set("/first", bytes(version, "image/png"));
      await w.work("fetch-media", tasks);
    };
  },
});

export const changesOver = (cos: FileServer): readonly Change[] => [
  ...written,
  modified,
  fetched(cos),
];
