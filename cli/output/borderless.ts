/** A table without lines, for people. */
const bare = { top: "", bottom: "", left: "", right: "", mid: "", middle: "  " } as const;

const chars = {
  ...bare,
  ...{ "top-mid": "", "top-left": "", "top-right": "", "bottom-mid": "", "bottom-left": "" },
  ...{ "bottom-right": "", "left-mid": "", "mid-mid": "", "right-mid": "" },
};

export const borderless = {
  chars,
  style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
};
