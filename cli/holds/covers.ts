/** What a hold covers, and a word of warning for one that covers nothing. */
import type { Cli } from "../cli.ts";
import { answer, type Schemas } from "../http/api.ts";

type Hold = Schemas["Hold"];

/** How much a hold covered at its last look. */
export const coversText = ({ covers }: Hold): string =>
  covers === undefined
    ? "not counted yet"
    : Object.entries(covers.records)
        .map(([category, records]) => `${records} ${category}`)
        .join(", ");

const coversNothing = ({ covers }: Hold): boolean =>
  covers !== undefined && Object.values(covers.records).every((records) => records === 0);

/** Says on stderr of which holds nothing was found. */
export const warnOfEmpty = ({ note, paint }: Cli, holds: readonly Hold[]): void => {
  for (const { id } of holds.filter(coversNothing)) {
    const warning = `The hold ${id} covers nothing: is the id written as the app writes it?`;
    note(paint("yellow", warning));
  }
};

const tries = 10;
const restMs = 1_000;

/** A hold that was just placed, with what its first look has found, if that comes within seconds. */
export const firstLook = async (cli: Cli, placed: Hold): Promise<Hold> => {
  const api = await cli.api();
  const params = { path: { appId: cli.app() } };
  for (let tried = 0; tried < tries; tried++) {
    const { holds } = await answer(api.GET("/v1/apps/{appId}/holds", { params }));
    const hold = holds.find(({ id }) => id === placed.id);
    if (hold?.covers !== undefined) return hold;
    await cli.io.sleep(restMs);
  }
  cli.note("What it covers has not been counted yet: `chat-retention holds list` will say it");
  return placed;
};
