/**
 * Signatures for requests that no client makes: API Gateway, OpenSearch, function addresses, services of one's own. What boto3 programs
 * do by `SigV4Auth(credentials, service, region).add_auth(request)` and by `get_auth` (botocore `auth.py`, spec SIG-28).
 */
import type { CredentialProvider, Credentials } from "../client/resolved-config.ts";
import { NoCredentialsError } from "../errors/credentials.ts";
import { ParamValidationError } from "../errors/validation.ts";
import type { HttpRequest } from "../http/request.ts";
import { percentEncode } from "../protocols/http-binding/percent-encode.ts";
import { signV4 } from "./sigv4.ts";
import type { SigningPlan } from "./signing-plan.ts";

/** A request that is to be signed, as it will be sent. */
export interface SignableRequest {
  /** Default: `GET`. */
  readonly method?: string | undefined;
  /** `https://...`, encoded. */
  readonly url: string | URL;
  /** All of them are signed but those that proxies change. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | Uint8Array | undefined;
}

/** Who signs, and for what. */
export interface RequestSignerOptions {
  /** Keys, what supplies them, or a session. */
  readonly credentials: Credentials | CredentialProvider | { getCredentials(): Promise<Credentials | undefined> };
  /** The service's name in signatures: `execute-api`, `es`, `aoss`, `lambda`. */
  readonly signingName: string;
  readonly regionName: string;
  /** Default: the machine's. */
  readonly clock?: (() => Date) | undefined;
}

const EXPIRES_SECONDS = 3600;

/**
 * Signs by Signature Version 4.
 *
 * @example
 * const signer = new RequestSigner({ credentials: new Session(), signingName: "execute-api", regionName: "eu-west-1" });
 * const url = "https://abc123.execute-api.eu-west-1.amazonaws.com/prod/books?title=Emma";
 * const reply = await fetch(url, { headers: await signer.sign({ url }) });
 */
export class RequestSigner {
  readonly #options: RequestSignerOptions;

  constructor(options: RequestSignerOptions) {
    this.#options = options;
  }

  /**
   * Gives the headers to send: those of the request, in lower case, and those of its signature. It holds for about five minutes.
   *
   * @throws NoCredentialsError when there are none
   */
  async sign(request: SignableRequest): Promise<Record<string, string>> {
    const { signed, plan, credentials, date } = await this.#prepare(request);
    if (plan.signingName === "aoss" || plan.signingName === "s3") plan.signer = "s3v4";
    await signV4(signed, plan, credentials, date);
    return signed.headers;
  }

  /**
   * Gives an address that makes the request without any header but those of the request.
   *
   * @param expiresIn - in seconds
   * @throws NoCredentialsError when there are none
   */
  async presign(request: SignableRequest, expiresIn: number = EXPIRES_SECONDS): Promise<string> {
    const { signed, plan, credentials, date } = await this.#prepare(request);
    const { presignRequest } = await import("./sigv4-query.ts");
    return presignRequest(signed, plan, credentials, expiresIn, date);
  }

  async #prepare(request: SignableRequest) {
    const { signingName, regionName: region, clock } = this.#options;
    const { credentials: given } = this.#options;
    const credentials = await (typeof given === "function"
      ? given()
      : "getCredentials" in given
        ? given.getCredentials()
        : given);
    if (!credentials) throw new NoCredentialsError();
    const plan: SigningPlan = {
      signer: "v4",
      signingName,
      region,
      regionSet: undefined,
      unsignedPayload: false,
      doubleEncodePath: signingName !== "s3",
      credentials: undefined,
    };
    return { signed: httpRequest(request), plan, credentials, date: clock?.() ?? new Date() };
  }
}

/** @throws ParamValidationError for what is no address of the web */
function httpRequest({ method = "GET", url, headers = {}, body }: SignableRequest): HttpRequest {
  const address = URL.canParse(String(url)) ? new URL(url) : undefined;
  if (!address || !/^https?:$/.test(address.protocol)) throw new ParamValidationError(`Invalid address to sign: ${String(url)}`);
  const { protocol, hostname, port, pathname, search } = address;
  return {
    method: method.toUpperCase(),
    protocol,
    hostname,
    port: port === "" ? undefined : Number(port),
    path: pathname,
    query: search.slice(1).split("&").filter(Boolean).map(encodePair).join("&"),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    body,
  };
}

/** A parameter as the other side will write it: addresses may leave characters as they are that signatures encode. */
function encodePair(pair: string): string {
  const [name = "", ...value] = pair.split("=");
  return [name, value.join("=")].map((part) => percentEncode(decodeURIComponent(part))).join("=");
}
