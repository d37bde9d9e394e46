/** Tells AWS's own hosts from those of compatible services, which some defaults spare. */

const AWS_HOST =
  /(?:^|\.)(?:amazonaws\.(?:com|com\.cn|eu)|aws|api\.amazonwebservices\.com\.cn|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)\.?$/i;

/** Whether an endpoint URL leads to AWS itself. */
export function isAwsEndpointUrl(url: string): boolean {
  return URL.canParse(url) && AWS_HOST.test(new URL(url).hostname);
}
