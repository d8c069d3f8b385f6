/** The stand-in as a process of its own: it says where it listens, and ends with whoever started it. */
import { standIn } from "./server.ts";

const server = standIn();
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.(typeof address === "object" ? address?.port : undefined);
});
process.on("disconnect", () => process.exit());
