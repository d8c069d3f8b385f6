/** An app that has something in every store, as a purge must find it. */
import {
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { variables } from "../../functions/policy/names.ts";
import { givenMessageWithPhoto, givenPhoto } from "./photos.ts";
import { change, givenApp, sentIn } from "./verbs.ts";
import type { World } from "./world.ts";

const bucketOf = (w: World) => w.run.setting(variables.bucket);

/** Registers an app and fills it: both categories for 3,650 days, so that something is left for the purge. */
export const givenLoadedApp = async (w: World): Promise<string> => {
  const app = await givenApp(w);
  await change(w, app, {
    storage: { messages: { days: 3_650 }, userInformation: { days: 3_650 } },
    secrets: { applicationKey: "secret" },
  });
  const messages = ["a", "b", "c"].flatMap((room) => [1, 2].map((n) => sentIn(w, room, room + n)));
  await w.call("save-messages", { app, body: { messages } });
  await givenMessageWithPhoto(w, app, "a", "with photo");
  for (const userId of ["al", "bo"]) {
    const body = { profile: { Tag_Profile_IM_Nick: userId } };
    await w.call("save-user-information", { app, path: { userId }, body });
  }
  return app;
};

/** Fills what lives for days only, right before the purge: log data and monitoring data of calls. */
export const callOften = async (w: World, app: string): Promise<void> => {
  for (const action of ["read-app", "read-configuration", "read-log-data"]) {
    await w.call(action, { app });
  }
};

/** Puts an object that no record knows of. */
export const putStray = async (w: World, app: string): Promise<void> => {
  const Key = `30/${app}/stray`;
  await new S3Client({}).send(new PutObjectCommand({ Bucket: bucketOf(w), Key, Body: "stray" }));
};

/** Leaves an upload without a message, an object that no record knows of, and an upload that was never finished. */
export const givenStrayObjects = async (w: World, app: string): Promise<void> => {
  const s3 = new S3Client({});
  const Bucket = bucketOf(w);
  await givenPhoto(w, app);
  await putStray(w, app);
  await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: `3650/${app}/unfinished` }));
};

/** The keys of uploads in parts that were never finished. */
export const unfinishedUploads = async (w: World): Promise<string[]> => {
  const { Uploads = [] } = await new S3Client({}).send(
    new ListMultipartUploadsCommand({ Bucket: bucketOf(w) }),
  );
  return Uploads.map(({ Key = "" }) => Key);
};
