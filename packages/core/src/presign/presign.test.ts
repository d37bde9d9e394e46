import { createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import { isolated, Script, service, getBook, putBook } from "../../test/invented-service.ts";
import { clientClass, type ServiceClient } from "../client/client-class.ts";
import { createClient } from "../client/create-client.ts";
import { UNSIGNED } from "../client/resolved-config.ts";
import { hook } from "../events/hooks.ts";
import { CloudFrontSigner } from "./cloudfront-signer.ts";
import { generateDbAuthToken } from "./database-token.ts";
import { generatePresignedUrl } from "./generate-presigned-url.ts";

const script = new Script();
const shelf = createClient(service, { getBook, putBook }, isolated(script));

describe("a presigned address", () => {
  test("is made of an operation or its name in any spelling, and sends nothing", async () => {
    const options = { Params: { Id: "a b" }, ExpiresIn: 60 };
    const urls = await Promise.all(
      [getBook, "getBook", "get_book", "GetBook"].map((operation) => generatePresignedUrl(shelf, operation, options)),
    );
    expect(new Set(urls).size).toBe(1);
    expect(urls[0]).toMatch(/^https:\/\/shelf\.us-east-1\.amazonaws\.com\/books\/a%20b\?token=12345678-.*X-Amz-Expires=60/);
    expect(script.sent).toEqual([]);
  });

  test("is a method of whole clients", async () => {
    const Shelf = clientClass<ServiceClient>(service, { getBook });
    const url = await new Shelf(isolated(script)).generatePresignedUrl("get_book", { Params: { Id: "1" } });
    expect(url).toContain("X-Amz-Expires=3600");
  });

  test("refuses unknown operations and inputs that do not fit", async () => {
    await expect(generatePresignedUrl(shelf, "burn_book")).rejects.toThrow("Client does not have method: burn_book");
    await expect(generatePresignedUrl(shelf, getBook, { Params: {} as { Id: string } })).rejects.toThrow(
      'Missing required parameter in input: "Id"',
    );
  });

  test("runs the hooks up to the signature and no others", async () => {
    const ran: string[] = [];
    const stages = [
      "provide-client-params",
      "before-parameter-build",
      "before-endpoint-resolution",
      "before-call",
      "choose-signer",
      "before-sign",
      "before-send",
    ] as const;
    const hooks = stages.map((stage) => hook(stage, undefined, () => void ran.push(stage)));
    await generatePresignedUrl(createClient(service, { getBook }, isolated(script, { hooks })), getBook, { Params: { Id: "1" } });
    expect(ran).toEqual([
      "provide-client-params",
      "before-parameter-build",
      "before-endpoint-resolution",
      "choose-signer",
      "before-sign",
    ]);
  });

  test("of an anonymous client has no signature; a bearer token has no place in one", async () => {
    const anonymous = createClient(service, { getBook }, isolated(script, { signatureVersion: UNSIGNED }));
    expect(await generatePresignedUrl(anonymous, getBook, { Params: { Id: "1", Token: "t" } })).toBe(
      "https://shelf.us-east-1.amazonaws.com/books/1?token=t",
    );
    const bearer = createClient(service, { getBook }, isolated(script, { signatureVersion: "bearer" }));
    await expect(generatePresignedUrl(bearer, getBook, { Params: { Id: "1" } })).rejects.toThrow("bearer-query");
  });
});

describe("a database token", () => {
  test("needs a host", async () => {
    await expect(generateDbAuthToken(shelf, { DBHostname: "", Port: 1, DBUsername: "u" })).rejects.toThrow("one host");
  });
});

describe("CloudFront", () => {
  test("takes a signature by RSA over the canned policy", async () => {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
    const signer = new CloudFrontSigner("K1", (policy) => sign("sha1", policy, privateKey));
    const url = new URL(await signer.generatePresignedUrl("https://d1/a?b=c", { dateLessThan: new Date(1_000_500) }));
    expect(url.searchParams.get("Expires")).toBe("1000");
    const signature = url.searchParams.get("Signature")!.replace(/[-_~]/g, (sign_) => ({ "-": "+", _: "=", "~": "/" })[sign_]!);
    const policy = '{"Statement":[{"Resource":"https://d1/a?b=c","Condition":{"DateLessThan":{"AWS:EpochTime":1000}}}]}';
    const key = createPublicKey(publicKey.export({ format: "pem", type: "spki" }));
    expect(verify("sha1", Buffer.from(policy), key, Buffer.from(signature, "base64"))).toBe(true);
  });
});
