import { GetObjectCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { tables, variables } from "../../functions/policy/names.ts";
import { rowsIn, takeFrom } from "./verbs.ts";
import type { World } from "./world.ts";

const objects = async (w: World): Promise<readonly [string, string][]> => {
  const s3 = new S3Client({});
  const Bucket = w.run.setting(variables.bucket);
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
  return Promise.all(
    Contents.map(async ({ Key = "" }): Promise<[string, string]> => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      return ["bucket", Key + (await Body?.transformToString())];
    }),
  );
};

/** Everything that anything of ours holds, by where it is; what waits in the queues is taken out. */
export const everything = async (w: World): Promise<readonly (readonly [string, string])[]> => {
  const rows = await Promise.all(
    tables.map(async (table) =>
      (await rowsIn(w, table)).map((row) => [table, JSON.stringify(row)] as const),
    ),
  );
  const queues = (["purgeQueue", "settlementQueue", "sweepQueue", "mediaQueue"] as const).map(
    async (queue) =>
      (await takeFrom(w, queue)).map((task) => [queue, JSON.stringify(task)] as const),
  );
  return [...rows.flat(), ...(await Promise.all(queues)).flat(), ...(await objects(w))];
};

/** Where a text lies: the names of the stores that hold it. */
export const tracesOf = async (w: World, wanted: string): Promise<string[]> =>
  (await everything(w)).filter(([, content]) => content.includes(wanted)).map(([where]) => where);

/** The keys of every row of every table, and of every object. */
export const namesOfEverything = async (w: World): Promise<string[]> => {
  const rows = await Promise.all(tables.map((table) => rowsIn(w, table)));
  return [
    ...rows.flat().map(({ pk, sk }) => `${pk} ${sk}`),
    ...(await objects(w)).map(([, content]) => content),
  ];
};
