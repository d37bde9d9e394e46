/** Content type of rest-json bodies; sent only with a body, and never over a header of the caller (SER-13). */
export const CONTENT_TYPE = "application/json";
