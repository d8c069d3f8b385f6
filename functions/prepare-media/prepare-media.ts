import { randomUUID } from "node:crypto";
import * as z from "zod/mini";
import { keepingFor, type Tenant } from "../domain/app.ts";
import { tooManyUploads } from "../domain/budgets.ts";
import {
  type Medium,
  mediaClassOf,
  mediaKey,
  mediaKinds,
  mediaType,
  suits,
} from "../domain/media.ts";
import { Problem } from "../domain/problem.ts";
import { milliseconds } from "../policy/duration.ts";
import { limits } from "../policy/limits.ts";
import { operational } from "../policy/periods.ts";
import type { AppKeys, Holder, Links, Uploads } from "../ports.ts";
import { ticketPlace } from "../steps/chat/claim-media.ts";
import { store } from "../steps/retention/store.ts";
import { sealed } from "../steps/sealing/sealed.ts";

/** What a client says of a medium before it uploads it (DA-2.messages). */
export const mediaSchema = z
  .strictObject({
    kind: z.enum(mediaKinds),
    contentType: z
      .string()
      .check(z.regex(mediaType, "must be a type of image, audio or video, such as image/png")),
    bytes: z.int().check(z.minimum(1), z.maximum(limits.mediaBytes)),
  })
  .check(
    z.refine(({ kind, contentType }) => suits(kind, contentType), {
      error: "must suit the kind",
      path: ["contentType"],
    }),
  );
export type MediaRequest = z.infer<typeof mediaSchema>;

export type PreparingMedia = {
  readonly holder: Holder;
  readonly keys: AppKeys;
  readonly links: Links;
  readonly uploads: Pick<Uploads, "open">;
};

/**
 * Opens an upload: a link, and a ticket that a message claims within `operational.unclaimedMedia`. Throws "too-many-open" if
 * the app has as many that no message has claimed as it may have.
 */
export const prepareMedia = async (
  { holder, keys, links, uploads }: PreparingMedia,
  tenant: Tenant,
  request: MediaRequest,
  now: number,
) => {
  const keeping = keepingFor(tenant, "messages");
  if (keeping.kind === "none") throw new Problem("not-stored");
  const { appId } = tenant.app;
  const isOpened = await uploads.open(appId, { at: now, bytes: request.bytes });
  if (!isOpened) throw tooManyUploads();
  const vault = await keys.vault(tenant, "messages");
  const mediaId = `m${now}-${randomUUID()}`;
  const key = mediaKey(mediaClassOf(keeping), appId, mediaId);
  const medium: Medium = { mediaId, key, ...request };
  const ms = Math.min(keeping.ms, milliseconds(operational.unclaimedMedia));
  const ticket = { ...ticketPlace(appId, mediaId), at: now, media: [key], content: medium };
  await store(holder, [sealed(vault, ticket)], { ...keeping, ms }, now);
  const { url, headers } = await links.upload(key, vault.keyOfObject(key), request);
  return {
    mediaId,
    uploadUrl: url,
    headers,
    expiresAt: new Date(now + ms).toISOString(),
  };
};
