/** A store of the operator's own: it hears on the bus what it is to erase, and answers there. */
import { events } from "../../functions/policy/names.ts";
import { ear } from "./bus.ts";
import type { World } from "./world.ts";

/** Its records: whose they are. */
export type OwnRecord = { readonly app: string; readonly user: string; readonly text: string };

// biome-ignore lint/suspicious/noExplicitAny: what is heard is looked at freely
export type Asked = any;

/** A store says that it has erased what it was asked to; `source` is from whom the event comes. */
export const confirmed = (w: World, asked: Asked, counts: object = {}, source = asked.holder) => {
  const { appId, erasure, holder, since } = asked;
  const all = { found: 0, deleted: 0, refused: 0, remaining: 0, ...counts };
  const detail = { appId, erasure, holder, since, ...all };
  return w.deliver("hear-holder", {
    "detail-type": events.erasureConfirmed,
    source,
    detail,
  });
};

/** What a store is asked about: whom, as the API tells the operator. */
const subjectOf = async (w: World, { appId, subject }: Asked) => {
  const requestId = String(subject).split("/")[5] ?? "";
  const { body } = await w.call("read-subject", {
    app: appId,
    client: "operator",
    scopes: ["chat-retention/operator"],
    path: { requestId },
  });
  return body;
};

export const ownStore = async (w: World, records: OwnRecord[]) => {
  const heard = await ear(w);
  const asked = async (app: string): Promise<Asked[]> =>
    (await heard(app))
      .filter(({ type }) => type === events.erasureRequested)
      .map(({ detail }) => detail);
  return {
    records,
    asked,
    /** Does what it is asked, and says so; answers what it was asked. */
    obey: async (app: string): Promise<Asked[]> => {
      const all = await asked(app);
      for (const one of all) {
        const userId = one.scope === "user" ? (await subjectOf(w, one)).userId : undefined;
        const gone = records.filter(
          (record) => record.app === app && (userId === undefined || record.user === userId),
        );
        for (const record of gone) records.splice(records.indexOf(record), 1);
        await confirmed(w, one, { found: gone.length, deleted: gone.length });
      }
      return all;
    },
  };
};
