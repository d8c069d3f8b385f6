import { afterAll, beforeAll, expect, test } from "vitest";
import { outbound } from "../../../functions/adapters/outbound.ts";
import { NotCallable } from "../../../functions/domain/destination.ts";
import {
  bytes,
  type FileServer,
  latch,
  type Serve,
  startFileServer,
} from "../../support/file-server.ts";

let server: FileServer;
beforeAll(async () => {
  server = await startFileServer();
});
afterAll(() => server.stop());

const patience = 5_000;

/** Serves something at a path of its own, and answers its URL. */
let paths = 0;
const served = (serve: Serve): string => {
  const path = `/${++paths}`;
  server.files.set(path, serve);
  return server.origin + path;
};

const fetch = (url: string, maxBytes = 1_000, ms = patience) =>
  outbound([server.origin]).fetch(url, maxBytes, ms);
const post = (url: string, ms = patience) => outbound([server.origin]).post(url, "{}", {}, ms);

/** It failed in a way that may pass. */
const expectFailure = async (fetching: Promise<unknown>) => {
  const failure = await fetching.catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Error);
  expect(failure).not.toBeInstanceOf(NotCallable);
};

test("DA-2.messages: a medium of just the bound is taken, one byte more is not", async () => {
  const url = served(bytes(Buffer.alloc(1_000, 7), "audio/mpeg"));
  expect(await fetch(url, 1_000)).toEqual({
    bytes: Buffer.alloc(1_000, 7),
    contentType: "audio/mpeg",
  });
  await expectFailure(fetch(url, 999));
});

test("DA-2.messages: a medium without an end is given up at the bound", async () => {
  const gone = latch();
  const url = served((_, response) => {
    const more = () => response.write(Buffer.alloc(65_536)) || response.once("drain", more);
    const timer = setInterval(more, 1);
    response.on("close", () => {
      clearInterval(timer);
      gone.open();
    });
  });
  await expectFailure(fetch(url, 200_000));
  await gone.opened;
});

test("DA-2.messages: a medium that breaks off is none", async () => {
  const url = served((_, response) => {
    response.writeHead(200, { "content-length": "1000" });
    response.write("half", () => response.destroy());
  });
  await expectFailure(fetch(url));
});

test.each([301, 302, 303, 307, 308])(
  "DA-2.messages: a redirect (%d) is not followed, wherever it leads",
  async (status) => {
    const target = served(bytes("secret"));
    const url = served((_, response) => {
      response.writeHead(status, { location: target }).end("moved");
    });
    await expectFailure(fetch(url));
    expect(await post(url)).toBe(false);
    expect(server.asked.map(({ path }) => server.origin + path)).not.toContain(target);
  },
);

test.each([404, 403, 500, 304])(
  "DA-2.messages: an answer of %d gives no medium",
  async (status) => {
    const url = served((_, response) => response.writeHead(status).end());
    await expectFailure(fetch(url));
    expect(await post(url)).toBe(false);
  },
);

test("DA-2.messages: a server that does not answer is given up in time", async () => {
  const url = served(() => undefined);
  await expectFailure(fetch(url, 1_000, 100));
  expect(await post(url, 100)).toBe(false);
});

test("DA-2.messages: a medium that trickles is given up in time", async () => {
  const url = served((_, response) => {
    response.writeHead(200).write("a");
  });
  await expectFailure(fetch(url, 1_000, 100));
});

test("DA-5.opt-out: a callback that answers and then trickles has taken the data, and is left in time", async () => {
  const left = latch();
  const url = served((_, response) => {
    response.on("close", () => left.open());
    response.writeHead(200).write("a");
  });
  expect(await post(url, 200)).toBe(true);
  await left.opened;
});

test("DA-5.opt-out: a callback that cannot be reached loses nobody's call", async () => {
  const gone = await startFileServer();
  await gone.stop();
  expect(await outbound([gone.origin]).post(`${gone.origin}/a`, "{}", {}, patience)).toBe(false);
  await expectFailure(outbound([gone.origin]).fetch(`${gone.origin}/a`, 10, patience));
});

test("DA-2.messages: a medium whose type is not said is bytes", async () => {
  const url = served((_, response) => response.writeHead(200).end("x"));
  expect((await fetch(url)).contentType).toBe("application/octet-stream");
});

/** Longer than any test may take: whoever waited for it would be seen. */
const endless = 600_000;

test("DA-2.messages: whoever is done with a refused answer leaves its connection", async () => {
  const closed = latch();
  const url = served((request, response) => {
    request.socket.once("close", closed.open);
    response.writeHead(404).write("and so on");
  });
  await expectFailure(fetch(url, 1_000, endless));
  await closed.opened;
});

test("DA-2.messages: a medium that announces itself as too large is not waited for", async () => {
  const url = served((_, response) => {
    response.writeHead(200, { "content-length": "1001" }).write("x");
  });
  await expectFailure(fetch(url, 1_000, endless));
});
