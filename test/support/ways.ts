/** Every way in which data can go, and what of an app's chat it takes. */
import { askFor, carryOut as carryOutRequest } from "./deletions.ts";
import { everything, introduce } from "./holds.ts";
import { between } from "./interleave.ts";
import { givenPhoto } from "./photos.ts";
import { lifecycle, timeToLive } from "./platform.ts";
import { purge, settle, sweep } from "./time.ts";
import { change, day, iso } from "./verbs.ts";
import type { World } from "./world.ts";

/** Called between the steps: before it finds (1), before it deletes (2); before and after it is the caller's. */
export type Reach = (moment: number) => Promise<void>;

/**
 * `comes` is what nobody can hold up: time passes, somebody asks. `works` deletes, and may be repeated. `guard` is what
 * keeps it from what is held.
 */
export type Way = {
  readonly name: string;
  readonly takes: readonly string[];
  readonly guard: "fence" | "stamps";
  readonly given?: (w: World, app: string) => Promise<void>;
  readonly comes: (w: World, app: string) => Promise<void>;
  readonly works: (w: World, app: string, reach: Reach) => Promise<void>;
};

const finding = ["Query", "GetItem"];
const reading = [...finding, "BatchGetItem", "Scan"];

const momentOf = (operation: string): number | undefined => {
  if (finding.includes(operation)) return 1;
  return reading.includes(operation) ? undefined : 2;
};

/** The moments of our own workers: what they ask DynamoDB about records of the app. */
const watched =
  (act: (w: World, app: string) => Promise<unknown>): Way["works"] =>
  (w, app, reach) =>
    between(
      () => act(w, app),
      async ({ operation, input }) => {
        const moment = momentOf(operation);
        if (moment !== undefined && input.includes(`"${app}|`)) await reach(moment);
      },
    );

const ofAlice = ["alice first", "c by alice", "d by alice"];
const asked = new Map<string, string>();

const storage = (w: World, app: string, choice: object) =>
  change(w, app, { storage: { messages: choice, userInformation: choice } });

const later = async (w: World): Promise<void> => {
  w.clock.now += 32 * day;
};

const givenPhotos = async (w: World, app: string): Promise<void> => {
  for (const conversationId of ["c", "d"]) {
    for (const from of ["alice", "bob"]) {
      const media = [await givenPhoto(w, app)];
      const messageId = `${conversationId} photo by ${from}`;
      const message = { conversationId, messageId, from, media, sentAt: iso(w.clock.now) };
      await w.call("save-messages", { app, body: { messages: [message] } });
    }
  }
};

export const photos = ["c photo by alice", "c photo by bob", "d photo by alice", "d photo by bob"];

export const ways: readonly Way[] = [
  {
    ...{ name: "the sweep", takes: everything, guard: "fence", comes: later },
    works: watched((w) => sweep(w)),
  },
  {
    ...{ name: "DynamoDB's TTL", takes: everything, guard: "stamps", comes: later },
    works: timeToLive,
  },
  {
    ...{ name: "S3's lifecycle", takes: photos, guard: "stamps", given: givenPhotos, comes: later },
    works: (w, app, reach) => lifecycle(w, app, w.clock.now - 32 * day, reach),
  },
  {
    ...{ name: "an opt-out", takes: everything, guard: "fence" },
    comes: async (w, app) => void (await storage(w, app, { store: false })),
    works: watched(settle),
  },
  {
    ...{ name: "a shorter period", takes: everything, guard: "fence" },
    comes: async (w, app) => {
      w.clock.now += 2 * day;
      await storage(w, app, { store: true, days: 1 });
    },
    works: watched(settle),
  },
  {
    ...{ name: "a person's request", takes: ofAlice, guard: "fence" },
    comes: async (w, app) => {
      w.clock.now += 1_000;
      asked.set(app, await askFor(w, app, { userId: "alice" }));
      w.clock.now += 15_000;
    },
    works: watched((w, app) => carryOutRequest(w, app, asked.get(app) ?? "")),
  },
  {
    ...{ name: "the deletion of a profile", takes: ["alice first"], guard: "fence" },
    comes: async () => {},
    works: watched((w, app) =>
      w.call("delete-user-information", { app, path: { userId: "alice" }, method: "DELETE" }),
    ),
  },
  {
    ...{ name: "a recall", takes: ["c by alice"], guard: "fence" },
    comes: async () => {},
    works: watched((w, app) => {
      const path = { conversationId: "c", messageId: "c by alice" };
      return w.call("recall-message", { app, path, method: "DELETE" });
    }),
  },
  {
    ...{ name: "the purge", takes: everything, guard: "fence" },
    comes: async (w, app) => {
      const { body } = await w.call("terminate-app", { app });
      w.clock.now = Date.parse(body.purgeAt);
    },
    works: watched(purge),
  },
  {
    ...{ name: "a change of what was there before", takes: ["alice first"], guard: "fence" },
    comes: async (w) => {
      w.clock.now += 1;
    },
    works: watched((w, app) => introduce(w, app, "alice", "second")),
  },
];
