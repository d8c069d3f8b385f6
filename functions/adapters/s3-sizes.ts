import { ListObjectsV2Command, type S3Client } from "@aws-sdk/client-s3";
import type { SizesOfMedia } from "../ports.ts";
import { crewOf } from "./in-flight.ts";

const inFlight = 16;

/** The sizes of objects, by listing: to ask for one by its head would take the key that it lies under. */
export const s3SizesOf =
  (client: S3Client, Bucket: string): SizesOfMedia =>
  async (keys) => {
    const crew = crewOf(inFlight);
    const sum = { records: 0, bytes: 0 };
    for (const key of keys) {
      await crew.add(async () => {
        const list = new ListObjectsV2Command({ Bucket, Prefix: key, MaxKeys: 1 });
        const { Contents = [] } = await client.send(list);
        const found = Contents.find(({ Key }) => Key === key);
        if (found === undefined) return;
        sum.records += 1;
        sum.bytes += found.Size ?? 0;
      });
    }
    await crew.done();
    return sum;
  };
