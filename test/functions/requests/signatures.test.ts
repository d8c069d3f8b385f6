import { verify, X509Certificate } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { selfSigned } from "../../../functions/adapters/certificate.ts";
import { certificateIn } from "../../../functions/discover-dsr/certificate-in.ts";
import { newPair, signerWith } from "../../support/own-signer.ts";
import { certificateOf, domainOf, dsr, isSigned } from "../../support/requests.ts";
import { givenApp } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
let pem: string;
beforeAll(async () => {
  w = await world();
  app = await givenApp(w);
  pem = await certificateOf(w);
});

/** What is sent, and its signature. */
const sent = async (action: string, own: object) => {
  const { body = "", headers } = await w.callRaw(action, { client: `client-of-${app}`, ...own });
  return { body, signature: String(headers?.["x-opendsr-signature"]) };
};

const post = (body: object) =>
  sent("receive-dsr", { method: "POST", route: "POST /v2/requests", body });

describe("DA-5.request: every answer under the protocol", () => {
  test("is signed over its bytes: a new request, a refusal, discovery, the certificate itself", async () => {
    const answers = [
      await post(dsr(w, app)),
      await post(dsr(w, app, { regulation: "none" })),
      await post(dsr(w, "nobody")),
      await sent("discover-dsr", { route: "GET /v2/discovery" }),
      await sent("discover-dsr", { route: "GET /v2/cert.pem" }),
      await sent("discover-dsr", { route: "ANY /v2/requests", method: "PUT" }),
    ];
    for (const { body, signature } of answers) {
      expect(isSigned(pem, body, signature), body).toBe(true);
      expect(isSigned(pem, `${body}.`, signature)).toBe(false);
    }
  });

  test("that must hold a signature holds that of its body without it, as its last member", async () => {
    const { body } = await post(dsr(w, app));
    const [, rest = "", signature = ""] =
      /^(.*),"processor_signature":"([^"]+)"}$/.exec(body) ?? [];
    expect(isSigned(pem, `${rest}}`, signature)).toBe(true);
  });

  test("names the domain that discovery's certificate is for", async () => {
    const { body } = await sent("discover-dsr", { route: "GET /v2/discovery" });
    const url = new URL(JSON.parse(body).processor_certificate);
    expect([url.protocol, url.host, url.pathname]).toEqual(["https:", domainOf(w), "/v2/cert.pem"]);
    expect(new X509Certificate(pem).checkHost(domainOf(w))).toBe(domainOf(w));
  });
});

describe("the certificate of our signatures", () => {
  const pair = newPair();
  const signer = signerWith(pair);
  const at = (year: number, month = 5) => Date.UTC(year, month, 10);

  test("is signed by the key that it certifies, for signatures and nothing else", async () => {
    const made = new X509Certificate(await selfSigned(signer, "dsr.example.com", at(2030)));
    expect(made.verify(pair.publicKey)).toBe(true);
    expect(made.verify(newPair().publicKey)).toBe(false);
    expect([made.ca, made.subjectAltName]).toEqual([false, "DNS:dsr.example.com"]);
    expect(made.checkPrivateKey(pair.privateKey)).toBe(true);
    expect(made.checkHost("other.example.com")).toBeUndefined();
    const signature = await signer.sign(Buffer.from("x"));
    expect(verify("RSA-SHA256", Buffer.from("x"), made.publicKey, signature)).toBe(true);
  });

  test("is the same wherever and whenever it is made in a year, and holds until the next year's end", async () => {
    const [one, other, next] = [
      await selfSigned(signer, "a.example", at(2030, 0)),
      await selfSigned(signer, "a.example", at(2030, 11)),
      await selfSigned(signer, "a.example", at(2031)),
    ];
    expect(other).toBe(one);
    expect(next).not.toBe(one);
    const { validFrom, validTo, serialNumber } = new X509Certificate(one);
    expect([Date.parse(validFrom), Date.parse(validTo)]).toEqual([
      Date.UTC(2029, 11, 31),
      Date.UTC(2032, 0, 1),
    ]);
    expect(serialNumber).not.toBe(new X509Certificate(next).serialNumber);
  });

  test("is made once, and again when the year is over", async () => {
    let made = 0;
    const certificate = certificateIn("", async () => String(++made));
    const voice = { signer, domain: "a.example" };
    const seen = [];
    for (const year of [2030, 2030, 2031]) seen.push(await certificate(voice, at(year)));
    expect(seen).toEqual(["1", "1", "2"]);
  });

  test("is the one that a CA issued, if the operator brought it", async () => {
    const certificate = certificateIn("of a CA", async () => "ours");
    expect(await certificate({ signer, domain: "a.example" }, at(2030))).toBe("of a CA");
  });
});
