import { chosenCategories } from "../../functions/policy/categories.ts";
import { answer, api, ofApp } from "../api/api.ts";
import type { AppView } from "../api/views.ts";
import { useLoaded } from "../shell/loaded.ts";
import { Failure, Loading } from "../shell/notice.tsx";
import { Change } from "./change.tsx";
import { choiceText } from "./choice.ts";

/** The periods that an app has chosen, and what another would delete. */
export const Storage = ({ app: { appId } }: { readonly app: AppView }) => {
  const { value, error, isLoading, reload } = useLoaded(`storage ${appId}`, (signal) =>
    answer(api.GET("/v1/apps/{appId}/configuration", { ...ofApp(appId), signal })),
  );
  return (
    <section aria-labelledby="periods">
      <h2 id="periods">Periods</h2>
      <p>
        A shorter period applies at once to all that is held; a longer one only to what is collected
        from then on (DA-5.period). Nothing is changed before you have seen what goes.
      </p>
      <Failure error={error} />
      {value === undefined && isLoading && <Loading what="the configuration" />}
      {value &&
        chosenCategories.map((category) => {
          const choice = value.storage[category];
          const key = `${category} ${choiceText(choice)}`;
          return <Change key={key} {...{ appId, category, choice, reload }} />;
        })}
    </section>
  );
};
