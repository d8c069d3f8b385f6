// The same, by somebody who read that what was not processed is only returned.
import { prepare } from "./electrodb.mjs";

export const empty = async (task) => {
  const { entity, keys } = await prepare(task);
  let left = keys;
  while (left.length > 0) {
    const { unprocessed } = await entity.delete(left).go({ concurrent: 16 });
    left = unprocessed;
  }
};
