/** Recognisers of sensitive data in free text; which of them look is the app's choice (DA-6.sensitive). */
export const detectors = ["payment-card", "iban"] as const;
export type Detector = (typeof detectors)[number];
