import type { DeletionRequest } from "../../domain/requests/request.ts";
import type { Vault } from "../../ports.ts";
import { openedSecret, sealedSecret } from "../sealing/secrets.ts";

const nameOf = (requestId: string): string => `callbacks ${requestId}`;

/** A URL may hold a person's id, so a request's URLs are sealed under the key of its app's configuration. */
export const sealUrls = (
  vault: Vault,
  { appId, requestId }: Pick<DeletionRequest, "appId" | "requestId">,
  urls: readonly string[],
): DeletionRequest["callbacks"] =>
  urls.length === 0
    ? undefined
    : {
        sealed: sealedSecret(vault, appId, nameOf(requestId), JSON.stringify(urls)),
        count: urls.length,
      };

export const openUrls = (
  vault: Vault,
  { appId, requestId, callbacks }: DeletionRequest,
): readonly string[] =>
  callbacks === undefined
    ? []
    : JSON.parse(openedSecret(vault, appId, nameOf(requestId), callbacks.sealed));
