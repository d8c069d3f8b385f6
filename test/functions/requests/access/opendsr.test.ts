import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bundleOf, messagesIn, openBundle } from "../../../support/access.ts";
import { carryOut, stateOf } from "../../../support/deletions.ts";
import { everything, givenChat, there } from "../../../support/holds.ts";
import { cancelDsr, domainOf, dsr, givenDsr, readDsr, sendDsr } from "../../../support/requests.ts";
import { type World, world } from "../../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  app = await givenChat(w);
  w.clock.now += 1_000;
});

const identity = (identity_value: string) => ({
  subject_identities: [
    { identity_type: "controller_customer_id", identity_format: "raw", identity_value },
  ],
});
const access = { subject_request_type: "access", ...identity("alice") };

describe("DA-5.request: OpenDSR's request for access", () => {
  it("is one of those that discovery lists", async () => {
    const { body } = await w.call("discover-dsr", { route: "GET /v2/discovery" });
    expect(body.supported_subject_request_types).toEqual(["erasure", "access"]);
  });

  it("deletes nothing, and ends with where the app gets the results, and of how many files", async () => {
    const id = await givenDsr(w, app, access);
    w.clock.now += 15_000;
    await carryOut(w, app, id);
    const { body } = await readDsr(w, app, id);
    expect(body).toMatchObject({
      request_status: "completed",
      results_url: `https://${domainOf(w)}/v1/apps/${app}/access-requests/${id}`,
      results_count: 2,
    });
    expect(messagesIn(await openBundle(w, app, id))).toEqual(["c by alice", "d by alice"]);
    expect(await there(w, app)).toEqual(everything);
    expect(await stateOf(w, app, id)).toBeUndefined();
  });

  it("of somebody who is not known ends with no files, and no error", async () => {
    const id = await givenDsr(w, app, { ...access, ...identity("nobody") });
    w.clock.now += 15_000;
    await carryOut(w, app, id);
    expect((await readDsr(w, app, id)).body).toMatchObject({
      request_status: "completed",
      results_count: 0,
    });
    expect((await bundleOf(w, app, id)).state).toBe("empty");
  });

  it("says nothing of results before there are any, and none when it deletes", async () => {
    const id = await givenDsr(w, app, access);
    expect((await readDsr(w, app, id)).body).not.toHaveProperty("results_url");
    const erasure = await givenDsr(w, app, identity("bob"));
    w.clock.now += 15_000;
    await carryOut(w, app, erasure);
    expect((await readDsr(w, app, erasure)).body).not.toHaveProperty("results_url");
  });

  it("is called off like any other, and then nothing is put together", async () => {
    const id = await givenDsr(w, app, access);
    expect((await cancelDsr(w, app, id)).status).toBe(202);
    await carryOut(w, app, id);
    expect(await bundleOf(w, app, id)).toBeUndefined();
  });

  it("is another request than one to delete with the same id", async () => {
    const body = dsr(w, app, access);
    expect((await sendDsr(w, app, body)).status).toBe(201);
    const other = { ...body, subject_request_type: "erasure" };
    expect((await sendDsr(w, app, other)).status).toBe(409);
  });
});
