/** What nobody planned: a bare 500 for the caller, a line without content for the operator (invariant 10). */
import { DeleteItemCommand, DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { tableVariable } from "../../../functions/policy/names.ts";
import { failuresIn, loadedAnew, overheard } from "../../support/overheard.ts";
import { change, givenApp, givenMessages, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

const said = "the text that alice wrote";
loadedAnew();
let w: World;
let lines: readonly string[];
beforeAll(async () => {
  w = await world();
});

beforeEach(() => {
  vi.stubEnv("POWERTOOLS_LOG_LEVEL", "DEBUG");
  lines = overheard();
});

const breakKey = async (app: string) => {
  const Key = { pk: { S: app }, sk: { S: "-" } };
  const TableName = w.run.setting(tableVariable("keys"));
  await new DynamoDBClient({}).send(new DeleteItemCommand({ TableName, Key }));
};

const bare = {
  type: "urn:chat-retention:problem:internal",
  title: "The request failed on our side; it may be repeated",
  status: 500,
};

const save = (app: string) =>
  w.call("save-messages", {
    app,
    method: "POST",
    body: {
      messages: [
        {
          conversationId: "r",
          messageId: "m",
          from: "alice",
          sentAt: "2030-01-15T12:00:00Z",
          text: said,
        },
      ],
    },
  });

describe("a failure that nobody planned", () => {
  test("is answered with a bare 500: no stack, no message, no value", async () => {
    const app = await givenApp(w);
    await breakKey(app);
    const { status, body } = await save(app);
    expect([status, body]).toEqual([500, bare]);
  });

  test("is logged by its name and its frames, with nothing of what was sent", async () => {
    const app = await givenApp(w);
    await breakKey(app);
    await save(app);
    const [line] = failuresIn(lines);
    expect(line.failure).toEqual({ name: "Error", frames: expect.any(Array) });
    expect(line.failure.frames.length).toBeGreaterThan(2);
    for (const frame of line.failure.frames) expect(frame).toMatch(/^at .*:\d+:\d+\)?$/);
    expect(lines.join("")).not.toContain(said);
    expect(lines.join("")).not.toContain("alice");
    expect(lines.join("")).not.toContain(app);
  });

  test("is recorded as the cause of the call, by its name (PP-4.log)", async () => {
    const app = await givenApp(w);
    await breakKey(app);
    await save(app);
    expect(await recordsOf(w, "log-data", app)).toMatchObject([{ cause: bare.type }]);
  });

  test("of a row that cannot be opened says nothing of what is in it", async () => {
    const app = await givenApp(w);
    await change(w, app, { secrets: { webhookToken: said } });
    await new DynamoDBClient({}).send(
      new UpdateItemCommand({
        TableName: w.run.setting(tableVariable("configuration")),
        Key: { pk: { S: app }, sk: { S: "-" } },
        UpdateExpression: "SET sealed.webhookToken = :broken",
        ExpressionAttributeValues: { ":broken": { S: Buffer.from(said).toString("base64") } },
      }),
    );
    const query = { SdkAppid: app, CallbackCommand: "X.Y", Sign: "00", RequestTime: "1" };
    const { status, body } = await w.call("receive-webhook", { method: "POST", query, body: {} });
    expect([status, body]).toEqual([500, bare]);
    expect(failuresIn(lines)).toHaveLength(1);
    expect(lines.join("")).not.toContain(said);
  });

  test("of a message in a queue is logged without what the message says", async () => {
    const Records = [{ messageId: "1", eventSource: "aws:sqs", body: `{"appId": ${said}}` }];
    const result = await w.deliver("settle-configuration", { Records });
    expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: "1" }] });
    expect(failuresIn(lines)).toMatchObject([{ failure: { name: "SyntaxError" } }]);
    expect(lines.join("")).not.toContain(said.slice(0, 8));
  });
});

describe("a call that succeeds", () => {
  test("logs nothing of what was sent", async () => {
    const app = await givenApp(w);
    expect((await givenMessages(w, app, "room", "m1")).status).toBe(200);
    expect((await save(app)).status).toBe(200);
    expect(lines.join("")).not.toContain(said);
  });
});
