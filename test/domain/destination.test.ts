import { describe, expect, it } from "vitest";
import {
  isPublicAddress,
  isTrusted,
  mayCall,
  NotCallable,
  originsOf,
} from "../../functions/domain/destination.ts";

const refused = [
  "not a URL",
  "http://example.com/",
  "ftp://example.com/",
  "javascript:alert(1)",
  "https://user@example.com/",
  "https://user:secret@example.com/",
  "https://:secret@example.com/",
  "https://localhost/",
  "https://localhost./",
  "https://LOCALHOST:8443/",
  "https://app.localhost/",
  "https://app.localhost./",
  "https://intranet/",
  "https://10.0.0.1/",
  "https://172.16.0.1/",
  "https://172.31.255.255/",
  "https://192.168.0.1/",
  "https://127.0.0.1/",
  "https://127.1/",
  "https://0x7f000001/",
  "https://2130706433/",
  "https://0177.0.0.1/",
  "https://0.0.0.0/",
  "https://169.254.169.254/latest/meta-data/",
  "https://100.64.0.1/",
  "https://224.0.0.1/",
  "https://255.255.255.255/",
  "https://[::]/",
  "https://[::1]/",
  "https://[::ffff:127.0.0.1]/",
  "https://[::ffff:10.0.0.1]/",
  "https://[::ffff:a9fe:a9fe]/",
  "https://[::127.0.0.1]/",
  "https://[64:ff9b::127.0.0.1]/",
  "https://[2002:7f00:1::]/",
  "https://[fd00:ec2::254]/",
  "https://[fe80::1]/",
  "https://[fec0::1]/",
  "https://[ff02::1]/",
  "https://[4000::1]/",
];

describe("PP-4.configuration: a callback", () => {
  it.each(refused)("does not go to %s", (url) => {
    expect(mayCall([])(url)).toBe(false);
  });

  it.each([
    "https://example.com/",
    "https://example.com./",
    "https://example.com:8443/hook?a=1",
    "https://172.15.255.255/",
    "https://172.32.0.0/",
    "https://93.184.216.34/",
    "https://[2606:2800:220:1::1]/",
    "https://[::ffff:93.184.216.34]/",
  ])("goes to %s", (url) => {
    expect(mayCall([])(url)).toBe(true);
  });

  it("goes to an origin that the operator trusts by name, and to no other port, scheme or host", () => {
    const may = mayCall(["http://127.0.0.1:4000"]);
    expect(may("http://127.0.0.1:4000/hook")).toBe(true);
    expect(may("http://127.0.0.1:4001/hook")).toBe(false);
    expect(may("https://127.0.0.1:4000/hook")).toBe(false);
    expect(may("http://127.0.0.2:4000/hook")).toBe(false);
    expect(may("http://user@127.0.0.1:4000/hook")).toBe(false);
    expect(may("blob:http://127.0.0.1:4000/hook")).toBe(false);
  });
});

describe("an origin", () => {
  it("is trusted whole, not by how it begins", () => {
    const trusted = ["https://example.com"];
    expect(isTrusted(new URL("https://example.com/x"), trusted)).toBe(true);
    expect(isTrusted(new URL("https://example.com.evil.test/x"), trusted)).toBe(false);
    expect(isTrusted(new URL("blob:https://example.com/x"), trusted)).toBe(false);
  });

  it("comes from a comma-separated setting, which may be empty", () => {
    expect(originsOf("")).toEqual([]);
    expect(originsOf("http://a:1,https://b")).toEqual(["http://a:1", "https://b"]);
  });
});

describe("a place that may not be called", () => {
  it("is told apart from one that does not answer: trying again would change nothing", () => {
    expect(new NotCallable("The URL may not be called")).toMatchObject({ name: "NotCallable" });
  });
});

describe("an address", () => {
  it("is public only if it is one", () => {
    expect(["example.com", "", "1.2.3.4.5", "::g"].map(isPublicAddress)).not.toContain(true);
    expect(["8.8.8.8", "2001:4860:4860::8888"].map(isPublicAddress)).toEqual([true, true]);
  });
});
