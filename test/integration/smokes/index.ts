/** All smokes, by protocol. */
import { cborSmokes } from "./cbor.ts";
import { credentialSmokes } from "./credentials.ts";
import { ec2Smokes } from "./ec2.ts";
import { jsonSmokes } from "./json.ts";
import { querySmokes } from "./query.ts";
import { restJsonSmokes } from "./rest-json.ts";
import { restXmlSmokes } from "./rest-xml.ts";
import { requestSideSmokes } from "./request-side.ts";
import type { Smoke } from "./smoke.ts";

export const SMOKES: readonly Smoke[] = [
  ...querySmokes,
  ...ec2Smokes,
  ...jsonSmokes,
  ...restJsonSmokes,
  ...restXmlSmokes,
  ...cborSmokes,
  ...credentialSmokes,
  ...requestSideSmokes,
];
