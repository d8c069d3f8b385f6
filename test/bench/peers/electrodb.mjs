// ElectroDB as its documentation shows a bulk deletion: all pages of keys, then one batch deletion.
import { Entity } from "electrodb";
import { documentClient } from "./clients.mjs";

const key = (name) => ({ field: name, composite: [name], casing: "none" });

/** @param {{table: string, partitions: {pk: string}[]}} task */
export const prepare = async ({ table, partitions: [{ pk }] }) => {
  const entity = new Entity(
    {
      model: { entity: "message", service: "chat", version: "1" },
      attributes: {
        pk: { type: "string", required: true },
        sk: { type: "string", required: true },
        at: { type: "number" },
        until: { type: "number" },
        expiresAt: { type: "number" },
        text: { type: "string" },
      },
      indexes: { byApp: { pk: key("pk"), sk: key("sk") } },
    },
    { client: documentClient(), table },
  );
  const { data } = await entity.query.byApp({ pk }).go({ pages: "all" });
  return { entity, keys: data.map(({ pk, sk }) => ({ pk, sk })) };
};

export const empty = async (task) => {
  const { entity, keys } = await prepare(task);
  await entity.delete(keys).go({ concurrent: 16 });
};
