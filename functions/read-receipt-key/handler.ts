import { KMSClient } from "@aws-sdk/client-kms";
import { receiptKeyInPem } from "../adapters/receipt-signer.ts";
import { route } from "../middleware/http.ts";
import { variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";

/** `GET /v1/receipt-key`: the public key in PEM, for everybody. */
export const create = (run: Run) => {
  const kms = new KMSClient({});
  const keyId = run.setting(variables.receiptKey);
  return route(async () => ({
    status: 200,
    body: await receiptKeyInPem(kms, keyId),
    headers: { "content-type": "application/x-pem-file" },
  }));
};

export const handler = lambda(create);
