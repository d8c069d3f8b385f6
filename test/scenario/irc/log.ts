/** An IRC log as anybody reads it: which line is whose. Nothing of ours reads it here, so that it can be a judge. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const samples = fileURLToPath(new URL("../../../local/samples", import.meta.url));

const name = "2004-11-15_03";
/** Lines with `===` are what somebody did, or that they came, went or took another name. */
const forms = [
  /^\[\d\d:\d\d\] <([^>]+)> ?(.*\S.*)$/,
  /^\[\d\d:\d\d\]\s+\* (\S+) (.*\S.*)$/,
  /^=== (\S+) (?!\[|\s*has (?:joined|left|quit)|is now known as|changed the topic|sets mode)(.+)$/,
];

export type Line = { readonly id: string; readonly nick: string; readonly text: string };

const spokenIn = (line: string) =>
  forms.map((form) => form.exec(line)).find((match) => match !== null);

/** What was said; a message's id is the number of its line, which the replay gives it too. */
export const lines: readonly Line[] = readFileSync(`${samples}/irc/${name}.raw.txt`, "utf8")
  .split(/\r?\n/)
  .filter((line) => line !== "")
  .flatMap((line, index) => {
    const [, nick = "", text = ""] = spokenIn(line) ?? [];
    return nick === "" ? [] : [{ id: `ubuntu-${name}-${index + 1}`, nick, text }];
  });

export const conversation = `ubuntu-${name}`;

/** Whom the others address the most: their lines stay, though they name them. */
export const nick = "HrdwrBoB";

const longEnough = 20;

/** What only this person said, and long enough not to be met by chance. */
export const ownTexts: readonly string[] = lines
  .filter((line) => line.nick === nick && line.text.length >= longEnough)
  .map(({ text }) => text)
  .filter((text) => lines.every((line) => line.nick === nick || !line.text.includes(text)));
