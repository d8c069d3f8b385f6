/** Reads what options say, before a command does anything: exit code 2 must mean that nothing was sent. */
import { InvalidArgumentError } from "commander";
import { idOf, personOf } from "../../functions/domain/source-ids.ts";

/** A number of seconds above nothing. */
export const seconds = (text: string): number => {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new InvalidArgumentError("It is a number of seconds.");
};

export const wholeNumber = (text: string): number => {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It is a whole number.");
};

/** An id that the API does not take is meant as an import writes it. */
const fitting =
  (written: (name: string) => string) =>
  (id: string): string => {
    const normal = id.normalize("NFC");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what an id must not hold
    return /[\u0000-\u001f\u007f/?\ufffd]|^\.{1,2}$/.test(normal) ? written(normal) : normal;
  };
export const person = fitting(personOf);
export const conversation = fitting(idOf);
