import type { AppView } from "../api/views.ts";
import { now } from "../shell/clock.ts";
import { Badge } from "../words/badge.tsx";
import { lengthText } from "../words/format.ts";

/** Whether an app is in use, and if not, how long it is until its purge. */
export const Status = ({ app }: { readonly app: AppView }) => {
  if (app.status === "active") return <Badge tone="good">in use</Badge>;
  if (app.status === "purging") return <Badge tone="bad">being purged</Badge>;
  const left = Date.parse(app.purgeAt ?? "") - now.value;
  return (
    <Badge tone="notice">
      {left > 0 ? `terminated, purge in ${lengthText(left)}` : "its purge is due"}
    </Badge>
  );
};
