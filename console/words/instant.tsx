import { now } from "../shell/clock.ts";
import { dayText, fromNow, instantText } from "./format.ts";

type Props = { readonly at: string | number; readonly withTime?: boolean };

/** An instant as people say it, with how far away it is. */
export const Instant = ({ at, withTime = false }: Props) => (
  <time dateTime={new Date(at).toISOString()} title={instantText(at)}>
    {withTime ? instantText(at) : dayText(at)} <small>({fromNow(at, now.value)})</small>
  </time>
);
