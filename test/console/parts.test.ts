import fc from "fast-check";
import { expect, it } from "vitest";
import { nowhere, partsOf } from "../../console/shell/parts.ts";

it("a place is what its link was made of", () => {
  const part = fc.string({ unit: "grapheme", minLength: 1 });
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      expect(partsOf(`#/${parts.map(encodeURIComponent).join("/")}`)).toEqual(parts);
    }),
  );
});

it.each(["#/%E0%A4%A", "#/apps/%", "#/%FF%FE/x", "#%C0%AF"])(
  "%s leads nowhere, and breaks nothing",
  (hash) => {
    expect(partsOf(hash)).toEqual(nowhere);
  },
);

it("whatever stands behind the # is a place or nowhere", () => {
  const hash = fc.oneof(fc.string(), fc.webFragments({ size: "medium" }));
  fc.assert(fc.property(hash, (text) => Array.isArray(partsOf(`#${text}`))));
});
