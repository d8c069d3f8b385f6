import { S3Client } from "@aws-sdk/client-s3";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { dynamodbClient } from "../../../functions/adapters/clients.ts";
import { s3Media } from "../../../functions/adapters/s3-media.ts";
import { keepingFor } from "../../../functions/domain/app.ts";
import { variables } from "../../../functions/policy/names.ts";
import { usualRest } from "../../../functions/steps/retention/erase.ts";
import { eraseDueOfApp } from "../../../functions/steps/retention/erase-app.ts";
import { holderIn } from "../../../functions/wiring/holders.ts";
import { contentsOf, tenantOf } from "../../support/opened.ts";
import { givenMessageWithPhoto } from "../../support/photos.ts";
import { sweep } from "../../support/time.ts";
import {
  day,
  givenApp,
  givenMessages,
  objectsOf,
  readable,
  recordsOf,
} from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
let refusedPhoto: string;

beforeAll(async () => {
  w = await world();
});

/** An app with two photos and a text, all of them over. */
beforeEach(async () => {
  app = await givenApp(w);
  refusedPhoto = await givenMessageWithPhoto(w, app, "c", "refused");
  await givenMessageWithPhoto(w, app, "c", "taken");
  await givenMessages(w, app, "c", "text");
  w.clock.now += 7 * day;
});

/** S3 that deletes as asked, but for keys that it refuses: it answers 200 and says so per key. */
const refusing = (refuses: (key: string) => boolean): S3Client => {
  const s3 = new S3Client({});
  const send = async (command: {
    readonly input: { readonly Delete: { readonly Objects: { readonly Key: string }[] } };
  }) => {
    const keys = command.input.Delete.Objects.map(({ Key }) => Key);
    await s3Media(s3, w.run.setting(variables.bucket)).erase(keys.filter((key) => !refuses(key)));
    return { Errors: keys.filter(refuses).map((Key) => ({ Key, Code: "AccessDenied" })) };
  };
  return { send } as unknown as S3Client;
};

const eraseWith = async (s3: S3Client) => {
  const client = dynamodbClient();
  const media = s3Media(s3, w.run.setting(variables.bucket));
  const keeping = keepingFor(await tenantOf(w, app), "messages");
  const holder = holderIn(w.run, client, "messages", media);
  const how = { patience: () => true, rest: usualRest };
  return eraseDueOfApp(holder, app, keeping, w.clock.now, how);
};

it("DA-2.messages: a message whose photo S3 refuses to delete stays, unreadable, and is found again; the others go", async () => {
  const result = await eraseWith(refusing((key) => key.endsWith(refusedPhoto)));
  expect(result).toMatchObject({ erased: 2, refused: 1 });
  expect(await contentsOf(w, "messages", app)).toMatchObject([{ messageId: "refused" }]);
  expect(await readable(w, app, "c")).toEqual([]);
  expect(await objectsOf(w, app)).toHaveLength(1);

  await sweep(w);
  expect(await recordsOf(w, "messages", app)).toEqual([]);
  expect(await objectsOf(w, app)).toEqual([]);
});

it("DA-2.messages: when S3 does not answer, nothing goes, and the next sweep finds all of it", async () => {
  const send = async () => {
    throw new Error("S3 is away");
  };
  await expect(eraseWith({ send } as unknown as S3Client)).rejects.toThrow("S3 is away");
  expect(await recordsOf(w, "messages", app)).toHaveLength(3);
  await sweep(w);
  expect(await recordsOf(w, "messages", app)).toEqual([]);
  expect(await objectsOf(w, app)).toEqual([]);
});
