/** The surroundings in which everything was recorded. */
export const FROZEN_TIME = "2026-01-02T03:04:05Z";
export const FROZEN_UUID = "12345678-1234-4abc-8def-123456789012";
export const FROZEN_CREDENTIALS = {
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
};
