/** User information under Tencent's profile tags (DA-2.user). */
import * as z from "zod/mini";
import { limits } from "../policy/limits.ts";
import { isBirthday, noBirthday } from "./birthday.ts";
import { id, jurisdiction, named, text, wholeNumber } from "./fields.ts";

export const birthdayTag = "Tag_Profile_IM_BirthDay";

const tag = z
  .string()
  .check(
    z.regex(
      /^Tag_Profile_(IM_(Nick|Image|SelfSignature|Gender|BirthDay|Location|Language|AllowType|AdminForbidType|Level|Role|MsgSettings)|Custom_[A-Za-z0-9_]{1,32})$/,
    ),
  );
const value = z.union([text(limits.profileValueLength), z.int()]);

/** User information; a birthday that no calendar knows would pass the age gate unseen. */
export const profileSchema = named(z.record(tag, value)).check(
  z.refine((profile) => Object.keys(profile).length <= limits.profileTags, {
    error: `must be at most ${limits.profileTags} tags`,
  }),
  z.refine((profile) => isBirthday(profile[birthdayTag] ?? noBirthday), {
    error: "must be a day as yyyymmdd",
    path: [birthdayTag],
  }),
);
export type Profile = z.infer<typeof profileSchema>;

/** What `PUT /users/{userId}` takes; age, jurisdiction and birthday are checked and not stored. */
export const userSchema = z.strictObject({
  profile: profileSchema,
  age: z.optional(wholeNumber(limits.age)),
  jurisdiction: z.optional(
    z.string().check(z.regex(jurisdiction, "must be two capital letters (ISO 3166), such as DE")),
  ),
  sensitive: z.optional(z.boolean()),
});
export type User = z.infer<typeof userSchema>;

export const userPath = z.object({ appId: z.string(), userId: id() });

/** The profile without what may be checked but not stored. */
export const storable = (profile: Profile): Profile =>
  Object.fromEntries(Object.entries(profile).filter(([name]) => name !== birthdayTag));
