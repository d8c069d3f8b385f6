/** What is sealed is bound to its place: moved, exchanged or damaged, it is an error that rings, never an answer. */
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { beforeAll, expect, it, vi } from "vitest";
import { metrics, type Table, tableVariable } from "../../../functions/policy/names.ts";
import { failuresIn, loadedAnew, overheard } from "../../support/overheard.ts";
import { givenApp, givenMessages, readable, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

loadedAnew();
let w: World;
beforeAll(async () => {
  w = await world();
});

const overwrite = (table: Table, row: object) =>
  new DynamoDBClient({}).send(
    new PutItemCommand({ TableName: w.run.setting(tableVariable(table)), Item: marshall(row) }),
  );

const read = (app: string, conversationId: string) =>
  w.call("read-messages", { app, path: { conversationId } });

/** A bare 500 for the caller, a line by its name for the operator, and the count that rings. */
const expectAlarm = async (app: string, conversationId: string) => {
  vi.stubEnv("POWERTOOLS_LOG_LEVEL", "INFO");
  vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "false");
  const lines = overheard();
  const { status, body } = await read(app, conversationId);
  expect([status, body.type]).toEqual([500, "urn:chat-retention:problem:internal"]);
  expect(failuresIn(lines)).toMatchObject([{ failure: { name: "Unopened" } }]);
  expect(lines.join("")).toContain(`"${metrics.unopened}":1`);
  expect(lines.join("")).not.toMatch(/text of|alice/);
  vi.restoreAllMocks();
};

it("DA-2.messages: a body moved to another conversation does not open", async () => {
  const app = await givenApp(w);
  await givenMessages(w, app, "theirs", "m");
  const [theirs] = await recordsOf(w, "messages", app);
  await givenMessages(w, app, "mine", "m");
  const mine = (await recordsOf(w, "messages", app)).find(({ pk }) => pk !== theirs?.pk);
  await overwrite("messages", { ...mine, body: theirs?.body });
  await expectAlarm(app, "mine");
  expect(await readable(w, app, "theirs")).toEqual(["m"]);
});

it("DA-2.messages: a body put in the place of another message of its own conversation does not open", async () => {
  const app = await givenApp(w);
  await givenMessages(w, app, "c", "one", "two");
  const [one, two] = await recordsOf(w, "messages", app);
  await overwrite("messages", { ...one, body: two?.body });
  await expectAlarm(app, "c");
});

it("DA-2.messages: a body moved to another app does not open", async () => {
  const [one, other] = [await givenApp(w), await givenApp(w)];
  await givenMessages(w, one, "c", "m");
  await givenMessages(w, other, "c", "m");
  const [mine] = await recordsOf(w, "messages", one);
  const [theirs] = await recordsOf(w, "messages", other);
  await overwrite("messages", { ...theirs, body: mine?.body });
  await expectAlarm(other, "c");
});

it("DA-2.messages: a body of which one bit fell does not open", async () => {
  const app = await givenApp(w);
  await givenMessages(w, app, "c", "m");
  const [record] = await recordsOf(w, "messages", app);
  const body = Uint8Array.from(record?.body as Uint8Array);
  body[20] = (body[20] ?? 0) ^ 1;
  await overwrite("messages", { ...record, body });
  await expectAlarm(app, "c");
});

it("DA-2.messages: a body that is not there is no empty answer", async () => {
  const app = await givenApp(w);
  await givenMessages(w, app, "c", "m");
  const [record] = await recordsOf(w, "messages", app);
  const { body, ...rest } = record ?? {};
  await overwrite("messages", rest);
  await expectAlarm(app, "c");
});

it("DA-2.user: a profile moved to another person does not open", async () => {
  const app = await givenApp(w);
  const save = (userId: string) =>
    w.call("save-user-information", {
      app,
      path: { userId },
      body: { profile: { Tag_Profile_IM_Nick: userId } },
    });
  await save("al");
  const [al] = await recordsOf(w, "user-information", app);
  await save("bo");
  const bo = (await recordsOf(w, "user-information", app)).find(({ pk }) => pk !== al?.pk);
  await overwrite("user-information", { ...bo, body: al?.body });
  const status = async (userId: string) =>
    (await w.call("read-user-information", { app, path: { userId } })).status;
  expect([await status("al"), await status("bo")]).toEqual([200, 500]);
});
