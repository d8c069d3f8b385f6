import { beforeAll, expect, it } from "vitest";
import { givenMessageWithPhoto } from "../../support/photos.ts";
import { day, givenApp } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;

beforeAll(async () => {
  w = await world();
});

const fiveMinutes = 300;

/** For how many seconds the link to the conversation's photo is good. */
const lifeOfLink = async (app: string): Promise<number | undefined> => {
  const { body } = await w.call("read-messages", { app, path: { conversationId: "c" } });
  const { url } = body.messages[0].media[0];
  return url === undefined ? undefined : Number(new URL(url).searchParams.get("X-Amz-Expires"));
};

it("DA-2.messages: a link to a photo is good for 5 minutes, or for the rest of its message's life if that is shorter", async () => {
  const app = await givenApp(w);
  await givenMessageWithPhoto(w, app, "c", "m");
  const end = w.clock.now + 7 * day;
  expect(await lifeOfLink(app)).toBe(fiveMinutes);
  w.clock.now = end - fiveMinutes * 1_000;
  expect(await lifeOfLink(app)).toBe(fiveMinutes);
  w.clock.now += 1;
  expect(await lifeOfLink(app)).toBe(fiveMinutes - 1);
  w.clock.now = end - 1_000;
  expect(await lifeOfLink(app)).toBe(1);
  w.clock.now += 1;
  expect(await lifeOfLink(app)).toBeUndefined();
  w.clock.now = end;
  const { body } = await w.call("read-messages", { app, path: { conversationId: "c" } });
  expect(body).toEqual({ messages: [] });
});
