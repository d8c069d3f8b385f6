import * as z from "zod/mini";

/** A request's id, made by the controller: a UUID v4 in lower case (OpenDSR 2.0). */
export const requestId = () =>
  z
    .string()
    .check(
      z.regex(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        "must be a UUID of version 4 in lower case, such as 8f14e45f-ceea-467f-a6b2-1c9d3e5a7b60",
      ),
    );
