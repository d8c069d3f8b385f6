import { dynamodbClient } from "../../functions/adapters/clients.ts";
import { keepingFor } from "../../functions/domain/app.ts";
import { placeOfMessage } from "../../functions/domain/message.ts";
import { store } from "../../functions/steps/retention/store.ts";
import { sealed } from "../../functions/steps/sealing/sealed.ts";
import { appsIn } from "../../functions/wiring/apps.ts";
import { holderIn } from "../../functions/wiring/holders.ts";
import { keysIn } from "../../functions/wiring/keys.ts";
import type { World } from "./world.ts";

/** A request that has just learnt the app's settings and keys, and writes its message when told to. */
export const writeLate = async (
  w: World,
  app: string,
  conversationId: string,
  messageId: string,
  at: number,
): Promise<() => Promise<void>> => {
  const client = dynamodbClient();
  const tenant = await appsIn(w.run, client).tenant(app);
  if (tenant === undefined) throw new Error("No such app");
  const keys = keysIn(w.run, client);
  const { digest } = await keys.ring(tenant.app);
  const place = placeOfMessage(app, digest, { conversationId, messageId, sentAt: at });
  const content = { conversationId, messageId, from: "late" };
  const author = digest(content.from);
  const draft = sealed(await keys.vault(tenant, "messages"), { ...place, at, author, content });
  const holder = holderIn(w.run, client, "messages");
  return async () => {
    const keeping = keepingFor(tenant, "messages");
    await w.as("save-messages", () => store(holder, [draft], keeping, w.clock.now));
  };
};
