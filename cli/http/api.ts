/** The API of a deployment: the typed client, which speaks HTTP as the command line does. */
import { chatRetention, type components } from "../../client/index.ts";
import { sending } from "./fetch.ts";

export { answer, pages } from "../../client/index.ts";

export type Api = ReturnType<typeof chatRetention>;
/** What the API takes and answers. */
export type Schemas = components["schemas"];

export const apiAt = (baseUrl: string, token: string | undefined): Api =>
  chatRetention({ baseUrl, fetch: sending(false), ...(token === undefined ? {} : { token }) });
