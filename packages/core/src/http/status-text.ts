/** Reason phrases by status (RFC 9110), which botocore puts in place of the message of an error reply that has none. */

const REDIRECTS = "|Moved Permanently|Found|See Other|Not Modified|Use Proxy||Temporary Redirect|Permanent Redirect";
const REFUSALS =
  "Bad Request|Unauthorized|Payment Required|Forbidden|Not Found|Method Not Allowed|Not Acceptable|Proxy Authentication Required|Request Timeout|Conflict|Gone|Length Required|Precondition Failed|Request Entity Too Large|Request-URI Too Long|Unsupported Media Type|Requested Range Not Satisfiable|Expectation Failed|I'm a Teapot|||Misdirected Request|Unprocessable Entity|Locked|Failed Dependency|Too Early|Upgrade Required||Precondition Required|Too Many Requests||Request Header Fields Too Large";
const FAILURES =
  "Internal Server Error|Not Implemented|Bad Gateway|Service Unavailable|Gateway Timeout|HTTP Version Not Supported|Variant Also Negotiates|Insufficient Storage|Loop Detected||Not Extended|Network Authentication Required";

/** The phrase of a status from 500 on; empty for one without. */
export function failureText(status: number): string {
  return FAILURES.split("|")[status - 500] ?? "";
}

/** The phrase of a status from 301 on; empty for one without. */
export function statusText(status: number): string {
  if (status >= 500) return failureText(status);
  if (status === 451) return "Unavailable For Legal Reasons";
  return (status < 400 ? REDIRECTS.split("|")[status - 300] : REFUSALS.split("|")[status - 400]) ?? "";
}
