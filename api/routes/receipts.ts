import { pagingSchema } from "../../functions/domain/paging.ts";
import { chainPath } from "../../functions/read-receipt-head/read-head.ts";
import { receiptQuery } from "../../functions/read-receipts/read-receipts.ts";
import { appReceipts, head, policy, receipts } from "../answers/receipts.ts";
import type { Descriptions } from "../description.ts";

export const receiptRoutes = {
  "GET /v1/apps/{appId}/receipts": {
    id: "listReceipts",
    summary: "The receipts of what was deleted of an app",
    details:
      "Signed proofs of what was deleted, when and under which clause, each chained to the one before.",
    ofStatus: true,
    query: pagingSchema,
    answers: { 200: { says: "A page of the chain, and how many are to come", body: appReceipts } },
  },
  "GET /v1/receipts": {
    id: "readReceipts",
    summary: "The receipts of a chain, or the chains of purged apps",
    details: "For the operator and the auditor, also of apps that are gone.",
    query: receiptQuery,
    answers: { 200: { says: "A page of the chain, or the names of chains", body: receipts } },
    problems: ["invalid-cursor"],
  },
  "GET /v1/receipt-chains/{chain}/head": {
    id: "readReceiptHead",
    summary: "Where a chain of receipts ends",
    details:
      "The signed end of a chain: whoever keeps it can tell later that no receipt was taken away.",
    path: chainPath,
    answers: { 200: { says: "The number and hash of its last receipt", body: head } },
    problems: ["not-found"],
  },
  "GET /v1/receipt-key": {
    id: "readReceiptKey",
    summary: "The public key that checks receipts",
    details: "As PEM; keep it, and receipts can be checked without asking anybody.",
    answers: { 200: { says: "The key in PEM", type: "application/x-pem-file" } },
  },
  "GET /v1/policy": {
    id: "readPolicy",
    summary: "The register of processing",
    details:
      "What is kept, why and for how long, by category: the record of processing activities.",
    answers: { 200: { says: "The policy that this deployment carries out", body: policy } },
  },
} as const satisfies Descriptions;
