/** Whether a route is a page for people, and so none of the API's: the console describes itself. */
export const isPage = (route: string): boolean => route.startsWith("GET /console");
