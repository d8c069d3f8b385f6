/** The API behind this very page, as whoever is signed in. */
import { chatRetention } from "../../client/index.ts";
import { accessToken } from "../shell/sign-in.ts";

export { answer, type Place, ProblemError, pages } from "../../client/index.ts";

export const api = chatRetention({ baseUrl: "", token: accessToken });

/** The parameters of a call about an app. */
export const ofApp = (appId: string) => ({ params: { path: { appId } } });
