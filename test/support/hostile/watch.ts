/** Which of our stores are written to, heard at the wire. */
import { tables, tableVariable } from "../../../functions/policy/names.ts";
import { isWrite } from "../tap/calls.ts";
import { type Heard, openTap } from "../tap/tap.ts";
import type { World } from "../world.ts";

/** Where every call that was let in is recorded, refusals included (PP-4.log, PP-4.monitoring). */
const records: readonly string[] = ["log-data", "monitoring-data", "budgets"];

const storesOf = (w: World, { service, request }: Heard): readonly string[] => {
  if (service !== "dynamodb") return [service];
  const body = request.body.toString();
  return tables.filter((table) => body.includes(`"${w.run.setting(tableVariable(table))}`));
};

/** Listens from now on; answers the stores that were written to since it was asked last, the records of calls aside. */
export const watch = (w: World) => {
  let stores: string[] = [];
  const tap = openTap((call) => {
    if (call.service !== "kms" && isWrite(call)) stores.push(...storesOf(w, call));
  });
  return {
    written: (): readonly string[] => {
      const since = stores.filter((store) => !records.includes(store));
      stores = [];
      return since;
    },
    close: tap.close,
  };
};
