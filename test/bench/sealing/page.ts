import { sizes, weightsOf } from "./messages.ts";

/** What sealing adds to records, as the page on costs has it. */
export const block = (): string =>
  [
    "| text of a message | record in clear: bytes, WRU | sealed: bytes, WRU |",
    "| --- | --- | --- |",
    ...sizes.map((size) => {
      const { clear, clearUnits, bytes, units } = weightsOf(size);
      return `| ${size} B | ${clear}, ${clearUnits} | ${bytes}, ${units} |`;
    }),
  ].join("\n");
