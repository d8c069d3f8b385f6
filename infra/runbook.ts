/** Where an operator reads what to do: a chapter for each alarm, under the alarm's own id. */
export const runbook = "docs/runbook.md";

export const chapterOf = (alarm: string): string => `${runbook}#${alarm.toLowerCase()}`;
