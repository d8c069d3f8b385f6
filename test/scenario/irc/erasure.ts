/**
 * Real chat on the deployed system: a person of an IRC log is erased, and nothing else. Who said what is read from the
 * log by other code than ours; what lies in the stores is compared byte for byte.
 */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { System } from "../../../local/system.ts";
import { timeMachine } from "../../../local/time/time-machine.ts";
import { opened } from "../../support/receipts.ts";
import { someOf } from "../../support/some-of.ts";
import { tamperedCopies } from "../../support/tampering.ts";
import { verifiersWith } from "../../support/verifiers.ts";
import { type Difference, difference } from "./contents.ts";
import { type Erased, eraseNick } from "./erase-nick.ts";
import { lines, nick } from "./log.ts";

const isListing = (place: string): boolean => place.includes(" dir|");
const tableOf = (place: string): string => place.split(" ")[0] ?? "";
const count = (places: readonly string[], table: string): number =>
  places.filter((place) => tableOf(place) === table && !isListing(place)).length;

/** Our own calls are recorded as any: in sums of the minute that were begun before. */
const isSumOfNow = ({ before, since }: Erased, place: string): boolean => {
  const [, at] = /"at",\{"N":"(\d+)"\}/.exec(before.get(place) ?? "") ?? [];
  return tableOf(place) === "monitoring-data" && Number(at) > since - 120_000;
};

export const testErasure = (system: () => System): void => {
  let erased: Erased;
  let seen: Difference;
  beforeAll(async () => {
    erased = await eraseNick(system(), randomUUID().slice(0, 8));
    seen = difference(erased.before, erased.after);
  });
  afterAll(() => timeMachine(system().clients).travelTo(Date.now()));

  const own = lines.filter((line) => line.nick === nick);
  const idsOf = (some: typeof lines) => some.map(({ id }) => id);
  const photo = `${own[0]?.id}-photo`;
  const others = lines.filter((line) => line.nick !== nick);

  test("DA-5.request: of a log the app reads exactly what others said, though it names the erased person", () => {
    expect(own.length).toBeGreaterThan(100);
    expect(others.filter(({ text }) => text.includes(nick)).length).toBeGreaterThan(20);
    expect([erased.state, erased.profileStatus]).toEqual(["completed", 404]);
    const photos = (ids: readonly string[]) => ids.filter((id) => id.endsWith("-photo"));
    const of = (ids: readonly string[]) => ids.filter((id) => !id.endsWith("-photo"));
    expect(of(erased.idsBefore)).toEqual(idsOf(lines).sort());
    expect(of(erased.idsAfter)).toEqual(idsOf(others).sort());
    expect(photos(erased.idsBefore)).toContain(photo);
    expect(photos(erased.idsAfter)).toEqual(photos(erased.idsBefore).filter((id) => id !== photo));
  });

  test("DA-5.request: exactly the person's records are gone from the stores, and their photo", () => {
    const records = seen.gone.filter((place) => !isListing(place));
    expect(records.filter((place) => !place.includes(erased.app))).toEqual([]);
    expect([
      count(records, "messages"),
      count(records, "user-information"),
      count(records, "media"),
      records.length,
    ]).toEqual([own.length + 1, 1, 1, own.length + 3]);
  });

  test("DA-5.request: every other record and object is what it was, byte for byte", () => {
    const listings = [...seen.gone, ...seen.changed].filter(isListing);
    expect(listings.filter((place) => !place.includes(erased.app))).toEqual([]);
    const changed = seen.changed.filter((place) => !isListing(place));
    expect(changed.filter((place) => !isSumOfNow(erased, place))).toEqual([]);
    const counted = ["budgets", "log-data", "monitoring-data"];
    const added = [...counted, "requests", "ledger", "receipt-drafts"];
    expect(seen.came.filter((place) => !added.includes(tableOf(place)))).toEqual([]);
    expect(erased.before.size).toBeGreaterThan(2 * lines.length);
  });

  test("DA-5.request: its receipts hold for both verifiers, and count what the log says", () => {
    const receipts = erased.receipts.map(opened);
    const counted = receipts.map(({ holders: [one] }) => [one?.holder, one?.found, one?.deleted]);
    expect(counted.toSorted()).toEqual([
      ["messages", own.length + 1, own.length + 1],
      ["user-information", 1, 1],
    ]);
    const { write, byShell, byUs, forget } = verifiersWith(erased.pem);
    const page = write("page.json", { receipts: erased.receipts });
    const head = write("head.json", erased.head);
    const { status, stdout } = byUs(page, "--whole", "--head", head);
    expect([status, stdout.match(/^WRONG.*$/gm)]).toEqual([0, null]);
    expect(byShell(page)).toMatchObject({ status: 0, stdout: "receipts: 2, verified\n" });
    forget();
  });

  test("DA-5.request: with any field changed or taken out both verifiers refuse them", async () => {
    const { write, eachByShell, byUs, forget } = verifiersWith(erased.pem);
    const files = erased.receipts.flatMap((signed, receipt) =>
      tamperedCopies(signed).map(({ what, file }, index) => ({
        what,
        file: write(`${receipt}-${index}.json`, file),
      })),
    );
    expect(files.length).toBeGreaterThan(80);
    const some = someOf(files, 4);
    const ends = await eachByShell(some.map(({ file }) => file));
    const taken = some.filter((_, index) => ends[index] !== 1);
    const { stdout } = byUs(...files.map(({ file }) => file));
    const missed = files.filter(({ file }) => !stdout.includes(`WRONG ${file}`));
    expect([taken, missed]).toEqual([[], []]);
    forget();
  });
};
