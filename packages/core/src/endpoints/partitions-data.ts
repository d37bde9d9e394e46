// Generated from models/partitions.json and models/endpoints.json. Do not edit: run `pnpm exec tsx tools/endpoints/partitions.ts`.

/**
 * A row by words: name, what its regions begin with, DNS suffix, suffix of dual-stack hosts, region of global services, pseudo
 * region or `-`, and flags: `f` FIPS, `d` dual-stack (both as the rules see it), `D` dual-stack by default in a client's own
 * endpoint.
 */
export const PARTITION_ROWS: readonly string[] = [
  "aws (us|eu|ap|sa|ca|me|af|il|mx) amazonaws.com api.aws us-east-1 aws-global fdD",
  "aws-cn cn amazonaws.com.cn api.amazonwebservices.com.cn cn-northwest-1 aws-cn-global fdD",
  "aws-us-gov us-gov amazonaws.com api.aws us-gov-west-1 aws-us-gov-global fdD",
  "aws-iso us-iso c2s.ic.gov api.aws.ic.gov us-iso-east-1 aws-iso-global fd",
  "aws-iso-b us-isob sc2s.sgov.gov api.aws.scloud us-isob-east-1 aws-iso-b-global fd",
  "aws-iso-e eu-isoe cloud.adc-e.uk api.cloud-aws.adc-e.uk eu-isoe-west-1 aws-iso-e-global fd",
  "aws-iso-f us-isof csp.hci.ic.gov api.aws.hci.ic.gov us-isof-south-1 aws-iso-f-global fd",
  "aws-eusc eusc-(de) amazonaws.eu api.amazonwebservices.eu eusc-de-east-1 - fdD",
];
