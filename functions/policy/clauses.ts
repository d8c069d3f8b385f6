/** The clauses of the policy's text that the product carries out (Chat Policies; PP = Privacy Policy, DA = Data Privacy and Security Agreement). */
export const clauses = {
  "PP-3": "An app's data stays in the region selected for it.",
  "PP-4.log": "Log data is public exit IP, interface name and time, and the cause of an exception.",
  "PP-4.monitoring":
    "Monitoring data is success rate and average delay per application, interface and minute.",
  "PP-4.configuration": "Configuration data is the listed fields of an application, and no others.",
  "PP-4.sharing":
    "Application details are shared with TRTC only by opt-in and subscription; withdrawal reaches it.",
  "PP-4.integrated": "No copy in an integrated system outlives the promise.",
  "PP-5": "APPID and UIN are stored and backed up.",
  "PP-6.log": "Log data is stored for 7 days.",
  "PP-6.monitoring": "Monitoring data is stored for 2 days.",
  "PP-6.configuration":
    "Configuration data is kept while the feature is used and deleted 2 months after termination.",
  "DA-2.user": "User information is processed only to provide the feature.",
  "DA-2.messages":
    "Chat message records, text and media, are processed only to provide the feature.",
  "DA-5.opt-out": "What the customer opts not to store is processed momentarily and not stored.",
  "DA-5.period": "What is stored is kept for the period the customer chose, or for 7 days.",
  "DA-5.law": "Data that a law requires is held, for as long as it requires.",
  "DA-5.request": "Data is deleted on request unless law prohibits.",
  "DA-6.age": "End users are at least of the age of consent of their place.",
  "DA-6.sensitive": "Sensitive data is refused.",
  "DA-6.consent": "Without a recorded consent statement nothing is stored.",
  "DA-3/4": "The register names region and sub-processors.",
} as const;

export type ClauseId = keyof typeof clauses;
