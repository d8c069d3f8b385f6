/**
 * The certificate of our signatures (RFC 5280), signed by the key that it certifies. It holds nothing but what
 * follows from key, domain and year, so that every function makes the same one, and each January the next.
 */
import { createHash } from "node:crypto";
import { id_sha256WithRSAEncryption } from "@peculiar/asn1-rsa";
import { AsnConvert, OctetString } from "@peculiar/asn1-schema";
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  BasicConstraints,
  Certificate,
  Extension,
  Extensions,
  GeneralName,
  id_ce_basicConstraints,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  KeyUsage,
  KeyUsageFlags,
  Name,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from "@peculiar/asn1-x509";
import { milliseconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { Signer } from "../ports.ts";

const commonName = "2.5.4.3";
const holder = "chat-retention deletion requests";
const serialLength = 16;

const nameOf = (utf8String: string): Name =>
  new Name([
    new RelativeDistinguishedName([
      new AttributeTypeAndValue({
        type: commonName,
        value: new AttributeValue({ utf8String }),
      }),
    ]),
  ]);

const validityAt = (now: number): Validity => {
  const year = Date.UTC(new Date(now).getUTCFullYear(), 0);
  const notBefore = new Date(year - milliseconds(operational.certificateLead));
  const notAfter = new Date(year + milliseconds(operational.certificate));
  return new Validity({ notBefore, notAfter });
};

const extension = (extnID: string, critical: boolean, value: object): Extension =>
  new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });

const extensionsFor = (dNSName: string): Extensions =>
  new Extensions([
    extension(id_ce_basicConstraints, true, new BasicConstraints()),
    extension(id_ce_keyUsage, true, new KeyUsage(KeyUsageFlags.digitalSignature)),
    extension(
      id_ce_subjectAltName,
      false,
      new SubjectAlternativeName([new GeneralName({ dNSName })]),
    ),
  ]);

/** Positive, as RFC 5280 (4.1.2.2) wants it, and another for each key and year. */
const serialOf = (key: Uint8Array, { notBefore }: Validity): ArrayBuffer => {
  const from = notBefore.getTime().getTime();
  const digest = createHash("sha256").update(key).update(String(from)).digest();
  return Uint8Array.of(1, ...digest.subarray(0, serialLength)).buffer;
};

const algorithm = () =>
  new AlgorithmIdentifier({ algorithm: id_sha256WithRSAEncryption, parameters: null });

const toPem = (der: ArrayBuffer): string => {
  const lines =
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
};

/** A certificate of a domain for the year of an instant (epoch ms), in PEM. */
export const selfSigned = async (
  { sign, publicKey }: Signer,
  domain: string,
  now: number,
): Promise<string> => {
  const key = await publicKey();
  const validity = validityAt(now);
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: serialOf(key, validity),
    signature: algorithm(),
    issuer: nameOf(holder),
    subject: nameOf(holder),
    validity,
    subjectPublicKeyInfo: AsnConvert.parse(key, SubjectPublicKeyInfo),
    extensions: extensionsFor(domain),
  });
  const signature = await sign(new Uint8Array(AsnConvert.serialize(tbsCertificate)));
  const signatureValue = Uint8Array.from(signature).buffer;
  return toPem(
    AsnConvert.serialize(
      new Certificate({ tbsCertificate, signatureAlgorithm: algorithm(), signatureValue }),
    ),
  );
};
