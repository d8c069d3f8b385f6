/** What TRTC is told of an app, and whether it is asked to delete it until it has (PP-4.sharing). */
import { events } from "../../functions/policy/names.ts";
import type { App, Recipient } from "./life.ts";
import type { Physical, Row } from "./observe.ts";
import type { Said } from "./platform.ts";
import { type Actor, Broken, hearing, type Play } from "./play.ts";

const recipient = "trtc";

const wants = ({ shares, status }: App): boolean => shares === true && status === "active";

/** TRTC says that it has deleted what it was asked to delete last; or once more what it has said before. */
export const confirm = async (play: Play, { app }: Actor, again: boolean) => {
  const { asked, confirmed } = app.recipient;
  const since = again ? confirmed : asked;
  if (since === undefined) return;
  const detail = { appId: app.id, recipient, since };
  const event = { "detail-type": events.deletionConfirmed, source: recipient, detail };
  await hearing(play, "hear-recipient", event);
  if (again) return;
  Object.assign(app.recipient, { holds: false, asked: undefined, confirmed: since });
};

/** What TRTC makes of what it is told; of what never reached it, it confirms that it has nothing. */
const heard = (app: App, { type, detail }: Said): void => {
  if (type === events.detailsShared) {
    if (!wants(app))
      throw new Broken(`Details of ${app.id} were shared though it wants it no more`);
    Object.assign(app.recipient, { holds: true, asked: undefined });
  }
  if (type === events.purged) app.isSaidToBeGone = true;
  if (type === events.detailsWithdrawn) app.recipient.asked = detail.since;
};

/** TRTC hears what was said since the step before. */
export const recipientsHear = ({ stage, actors }: Play): void => {
  for (const said of stage.platform.said()) {
    const actor = actors.find(({ app }) => app.id === said.detail.appId);
    if (actor !== undefined) heard(actor.app, said);
  }
};

type Values = Row["values"] | undefined;

const whenWanted = ({ holds }: Recipient, row: Values): string | undefined =>
  holds && row?.state === "shared" ? undefined : "does not have";

const whenUnwanted = ({ holds, asked }: Recipient, row: Values, at: number): string | undefined => {
  if (row === undefined) return holds ? "was not asked to delete" : undefined;
  if (asked === undefined) return "does not know that it is to delete";
  return Number(row?.due) > at ? undefined : "will not be reminded to delete";
};

/** TRTC has what it may have, and else has been asked to delete it, and will be again. */
export const sharingFollows = ({ sweptAt }: Play, { app }: Actor, { rows }: Physical): void => {
  const row = rows.find(({ table, pk }) => table === "sharing" && pk === app.id)?.values;
  const { recipient: trtc } = app;
  const what = wants(app) ? whenWanted(trtc, row) : whenUnwanted(trtc, row, sweptAt);
  if (what) throw new Broken(`TRTC ${what} the details of ${app.id}`);
};
