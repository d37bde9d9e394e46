/** The `User-Agent` header (botocore `useragent.py`): this SDK, the form of the header, system, language, then the caller's part. */
import { environment, platformNames } from "#platform";
import { VERSION } from "../version.ts";
import type { ResolvedConfig } from "./resolved-config.ts";

/** The header's value; undefined in browsers, which send their own. */
export function userAgent(config: ResolvedConfig): string | undefined {
  const { os, runtime } = platformNames();
  if (os === "browser") return undefined;
  const parts = [`boto3-ts/${VERSION}`, "ua/2.1", `os/${token(os)}`, "lang/js", `md/${runtime.split("/").map(token).join("#")}`];
  const executionEnvironment = environment("AWS_EXECUTION_ENV");
  if (executionEnvironment) parts.push(`exec-env/${token(executionEnvironment)}`);
  if (config.userAgentExtra) parts.push(config.userAgentExtra);
  return parts.join(" ");
}

function token(text: string): string {
  return text.replace(/[^\w!$%&'*+.^`|~-]/g, "-");
}
