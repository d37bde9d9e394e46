import { encodeToken, parseStartingToken } from "./resume-token.ts";

test.each([[{ Key: { n: 12345678901234567891n } }], [{ Key: { n: 7, text: "12345678901234567891", bytes: Uint8Array.of(1) } }]])(
  "a token gives back what it was made of: %p",
  (tokens) => {
    expect(parseStartingToken(encodeToken(tokens), ["Key"])).toEqual({ tokens, skip: 0 });
  },
);
