import { expect, it } from "vitest";
import { discord } from "../../../cli/import/discord.ts";
import { foundIn } from "../../support/exports.ts";

it("an export that is larger than its chunks is read to the last message", async () => {
  const messages = Array.from({ length: 5_000 }, (_, index) => ({
    ...{ id: `${index}`, type: "Default", timestamp: "2030-01-15T13:00:00+01:00" },
    ...{ content: `words ${index}`, author: { id: "100" } },
  }));
  const found = await foundIn(discord, { "a.json": { channel: { id: "42" }, messages } });
  expect(found.messages.map(({ messageId }) => messageId)).toEqual(messages.map(({ id }) => id));
});
