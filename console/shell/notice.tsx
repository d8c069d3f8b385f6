import { ProblemError } from "../api/api.ts";

const textOf = (error: unknown): string => {
  if (!(error instanceof ProblemError))
    return error instanceof Error ? error.message : String(error);
  return error.status === 401
    ? "The session is over. Sign in again."
    : (error.detail ?? error.message);
};

/** What went wrong, in the API's own words, with the fields that it named. */
export const Failure = ({ error }: { readonly error: unknown }) => {
  if (error === undefined) return null;
  const fields = error instanceof ProblemError ? error.errors : [];
  return (
    <div class="failure" role="alert">
      <strong>{textOf(error)}</strong>
      {fields.length > 0 && (
        <ul>
          {fields.map(({ field, problem }) => (
            <li key={field}>
              {field} {problem}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};

/** Says that something is on its way. */
export const Loading = ({ what }: { readonly what: string }) => (
  <p aria-busy="true" role="status">
    Loading {what} …
  </p>
);
