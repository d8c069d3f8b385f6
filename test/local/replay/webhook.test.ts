import { expect, it } from "vitest";
import { path } from "../../../local/client.ts";
import { signature } from "../../../local/replay/webhook.ts";

it("signs as Tencent does: hex SHA-256 of the token and the time", () => {
  // printf 'token1700000000' | sha256sum
  expect(signature("token", "1700000000")).toBe(
    "37eae3074c8d2bad93ac66b5257e151e605386c2bcc1472988fcb687e7ffa4c6",
  );
});

it("escapes the parts of a path", () => {
  expect(path`/v1/apps/${"14"}/users/${"a|b[c]`^"}`).toBe("/v1/apps/14/users/a%7Cb%5Bc%5D%60%5E");
});
