/** Whom a request is about, sealed, for stores of the operator's own that know people by their ids. */
import type { DeletionRequest } from "../../domain/requests/request.ts";
import type { Vault } from "../../ports.ts";
import { openedSecret, sealedSecret } from "../sealing/secrets.ts";

type Named = Pick<DeletionRequest, "appId" | "requestId">;

const nameOf = ({ requestId }: Named): string => `subject ${requestId}`;

export const sealSubject = (vault: Vault, request: Named, id: string): string =>
  sealedSecret(vault, request.appId, nameOf(request), id);

export const openSubject = (vault: Vault, request: Named, sealed: string): string =>
  openedSecret(vault, request.appId, nameOf(request), sealed);
