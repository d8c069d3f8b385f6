/** What takes another person than placed a hold: to lift it, and to agree to one over the bound (DA-5.law). */
import { api } from "../api/api.ts";
import type { HoldView } from "../api/views.ts";
import { useDoing } from "../shell/doing.ts";
import { Failure } from "../shell/notice.tsx";
import { person } from "../shell/sign-in.ts";
import { Badge } from "../words/badge.tsx";
import { instantText } from "../words/format.ts";

export type Shown = {
  readonly appId: string;
  readonly hold: HoldView;
  readonly reload: () => void;
};

type Deed = {
  readonly says: string;
  readonly act: () => Promise<unknown>;
  readonly done: () => void;
};

const Do = ({ says, act, done }: Deed) => {
  const { isBusy, error, run } = useDoing();
  const both = () =>
    run(async () => {
      await act();
      done();
    });
  return (
    <>
      <Failure error={error} />
      <button type="button" class="secondary" aria-busy={isBusy} onClick={() => void both()}>
        {says}
      </button>
    </>
  );
};

const isMine = ({ placedBy }: HoldView, others: readonly string[] = []): boolean =>
  [placedBy, ...others].includes(person.value ?? "");

/** Of a hold over the bound: until when it waits for a second person, and the word of that person. */
export const Agreement = ({ appId, hold, reload }: Shown) => {
  const { agreement, state, id } = hold;
  if (agreement?.until === undefined || state === "lifting") return null;
  const params = { path: { appId, holdId: id } };
  const act = () => api.POST("/v1/apps/{appId}/holds/{holdId}/agreement", { params });
  return (
    <>
      <p>
        <Badge tone="notice">
          {`holds until ${instantText(agreement.until)}, unless another person agrees`}
        </Badge>
      </p>
      {isMine(hold, agreement.by) ? (
        <p class="quiet">It has your word already.</p>
      ) : (
        <Do says="Agree to the hold" act={act} done={reload} />
      )}
    </>
  );
};

/** Lifts a hold that somebody else has placed. */
export const Lift = ({ appId, hold, reload }: Shown) => {
  const { state, liftAskedBy = [], id } = hold;
  if (state === "lifting") return null;
  if (isMine(hold)) {
    return <p class="quiet">You placed it, so another person lifts it (DA-5.law).</p>;
  }
  if (isMine(hold, liftAskedBy)) {
    return <p class="quiet">You want it lifted; so must another person (DA-5.law).</p>;
  }
  const params = { path: { appId, holdId: id } };
  const act = () => api.DELETE("/v1/apps/{appId}/holds/{holdId}", { params });
  return <Do says="Lift the hold" act={act} done={reload} />;
};
