import { once } from "node:events";
import { createServer } from "node:net";

/** The port if it is free on loopback, or any free one for 0; undefined if it is taken. */
const take = async (port: number): Promise<number | undefined> => {
  const server = createServer();
  server.listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") return undefined;
    throw error;
  }
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" ? address?.port : undefined;
};

/** A free port of loopback that the system picks. */
export const freePort = async (): Promise<number> => {
  const port = await take(0);
  if (port === undefined) throw new Error("No free port on 127.0.0.1");
  return port;
};

export const isFree = async (port: number): Promise<boolean> => (await take(port)) !== undefined;

/** The first free port from this one upwards. */
export const firstFreeFrom = async (port: number): Promise<number> => {
  for (let candidate = port; candidate < port + 100; candidate++) {
    if (await isFree(candidate)) return candidate;
  }
  return freePort();
};
