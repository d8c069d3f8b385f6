import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Match } from "aws-cdk-lib/assertions";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { selfSigned } from "../../functions/adapters/certificate.ts";
import { actionNames, actions } from "../../infra/actions.ts";
import { pascal } from "../../infra/pascal.ts";
import { newPair, signerWith } from "../support/own-signer.ts";
import { listOf, synthesise } from "./synthesised.ts";

const { template, all, named } = synthesise();

const variableOf = (synthesised: ReturnType<typeof synthesise>, name: string): string => {
  const found = synthesised
    .all("AWS::Lambda::Function")
    .find(({ path }) => path === "DiscoverDsr/Function");
  return synthesised.named(found?.properties.Environment?.Variables?.[name]);
};

describe("the key that signs what is said about requests", () => {
  it("is an RSA key of its own, which outlives the stack", () => {
    template.hasResource("AWS::KMS::Key", {
      Properties: Match.objectLike({ KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" }),
      DeletionPolicy: "Retain",
    });
  });

  it("is used by those who answer or call controllers, with the algorithm that is announced", () => {
    const signing = all("AWS::IAM::Policy").flatMap(({ path, properties }) =>
      listOf(properties.PolicyDocument?.Statement)
        .filter(({ Action }) => named(Action) === "kms:Sign")
        .map((statement) => ({ path, statement })),
    );
    const entitled = actionNames.filter((name) => actions[name].dsr !== undefined);
    expect(signing.map(({ path }) => path.split("/")[0]).sort()).toEqual(
      entitled.map(pascal).sort(),
    );
    for (const { statement } of signing) {
      expect(named(statement.Resource)).toBe("DsrKey");
      expect(statement.Condition).toEqual({
        StringEquals: { "kms:SigningAlgorithm": "RSASSA_PKCS1_V1_5_SHA_256" },
      });
    }
  });
});

describe("the domain that speaks", () => {
  it("is the API's own by default", () => {
    expect(variableOf(synthesise(), "DSR_DOMAIN")).toMatch(/^Api\.execute-api\./);
  });

  it("may be one of the operator's own", () => {
    const own = synthesise({ dsrDomain: "opendsr.example.org" });
    expect(variableOf(own, "DSR_DOMAIN")).toBe("opendsr.example.org");
  });
});

describe("the certificate", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "chat-retention-certificate-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("is one that we make, unless a CA's is brought along", async () => {
    expect(variableOf(synthesise(), "DSR_CERTIFICATE")).toBe("");
    const file = join(folder, "cert.pem");
    writeFileSync(file, await selfSigned(signerWith(newPair()), "opendsr.example.org", 0));
    expect(variableOf(synthesise({ dsrCertificate: file }), "DSR_CERTIFICATE")).toContain(
      "BEGIN CERTIFICATE",
    );
  });

  it("is refused at once if it is none, or more than fits", () => {
    const file = join(folder, "none.pem");
    writeFileSync(file, "no certificate");
    expect(() => synthesise({ dsrCertificate: file })).toThrow();
    writeFileSync(file, "x".repeat(3_001));
    expect(() => synthesise({ dsrCertificate: file })).toThrow(/3000 characters/);
  });
});
