/** What people write with the SDK when they need it once. */
import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  paginateListObjectsV2,
  type S3Client,
} from "@aws-sdk/client-s3";

async function* pagesOf(client: S3Client, Prefix: string) {
  for await (const page of paginateListObjectsV2({ client }, { Bucket: "bucket", Prefix })) {
    yield (page.Contents ?? []).flatMap(({ Key }) => Key ?? []);
  }
}

/** Lists a page and deletes it, one after the other; what is refused per key goes unnoticed. */
export const erasePageByPage = async (client: S3Client, prefix: string): Promise<void> => {
  for await (const keys of pagesOf(client, prefix)) {
    const Objects = keys.map((Key) => ({ Key }));
    await client.send(new DeleteObjectsCommand({ Bucket: "bucket", Delete: { Objects } }));
  }
};

/** Lists a page and deletes one object after the other. */
export const eraseOneByOne = async (client: S3Client, prefix: string): Promise<void> => {
  for await (const keys of pagesOf(client, prefix)) {
    for (const Key of keys) {
      await client.send(new DeleteObjectCommand({ Bucket: "bucket", Key }));
    }
  }
};
