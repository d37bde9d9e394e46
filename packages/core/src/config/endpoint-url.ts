/** Checks and sorts endpoint addresses given by the caller (botocore `utils.is_valid_endpoint_url`, spec CLI-25). */

const HOST = /^(?:(?!-)[a-z\d-]{1,63}(?<!-)\.)*(?!-)[a-z\d-]{1,63}(?<!-)\.?$/i;
const IPV6 = /^\[[\da-f:.]+(?:%25?[\w.~-]+)?\]$/i;
const AWS_HOST = /(?:^|\.)(?:amazonaws\.(?:com|com\.cn|eu)|aws|api\.amazonwebservices\.com\.cn|(?:c2s|sc2s)\.[\w.]*gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/i;

/** Whether an endpoint URL has a scheme and a usable host name or address. */
export function isValidEndpointUrl(url: string): boolean {
  if (/[\t\r\n]/.test(url)) return false;
  const authority = /^[a-z][a-z\d+.-]*:\/\/(?:[^@/?#]*@)?([^/?#]*)/i.exec(url)?.[1];
  const host = authority?.replace(/:\d*$/, "") ?? "";
  return host.length <= 255 && (HOST.test(host) || IPV6.test(host));
}

/** Whether an endpoint URL leads to AWS itself rather than to a compatible service. */
export function isAwsEndpointUrl(url: string): boolean {
  return URL.canParse(url) && AWS_HOST.test(new URL(url).hostname);
}
