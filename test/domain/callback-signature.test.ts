import { describe, expect, it } from "vitest";
import { callbackSecret, signedHeaders } from "../../functions/domain/callback-signature.ts";

/** The published vector of Standard Webhooks. */
const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const letter = {
  id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
  sentAt: 1_614_265_330_000,
  body: '{"test": 2432232314}',
};
const signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

const secretOf = (bytes: number): string =>
  `whsec_${Buffer.alloc(bytes, bytes).toString("base64")}`;

describe("DA-5.opt-out: the signature of what is handed over", () => {
  it("is that of the standard's own vector", () => {
    expect(signedHeaders([secret], letter)).toEqual({
      "webhook-id": letter.id,
      "webhook-timestamp": "1614265330",
      "webhook-signature": signature,
    });
  });

  it("is there twice while a secret is changed, by the new one first", () => {
    const { "webhook-signature": both = "" } = signedHeaders([secretOf(24), secret], letter);
    expect(both.split(" ")).toEqual([expect.stringMatching(/^v1,.{44}$/), signature]);
  });

  it("is another one for another id, second, body or secret", () => {
    const others = [
      signedHeaders([secret], { ...letter, id: "msg_2" }),
      signedHeaders([secret], { ...letter, sentAt: letter.sentAt + 1_000 }),
      signedHeaders([secret], { ...letter, body: "{}" }),
      signedHeaders([secretOf(32)], letter),
    ].map((headers) => headers["webhook-signature"]);
    expect(new Set([...others, signature]).size).toBe(5);
  });

  it("is not there without a secret, though id and time are", () => {
    expect(Object.keys(signedHeaders([], letter))).toEqual(["webhook-id", "webhook-timestamp"]);
  });

  it("is made by a key of 24 to 64 bytes, which no other text passes for", () => {
    const accepts = (value: unknown) => callbackSecret().safeParse(value).success;
    expect([secret, secretOf(24), secretOf(64)].map(accepts)).toEqual([true, true, true]);
    const odd = [
      ...[secretOf(23), secretOf(65), secret.slice(6), `${secret}=`, `${secret} `, "", null, 1],
      secret.replace("whsec_", "whsk_"),
      secretOf(32).replace(/=*$/, ""),
    ];
    expect(odd.map(accepts)).not.toContain(true);
  });
});
