// Generated from models/partitions.json and models/endpoints.json. Do not edit: run `pnpm exec tsx tools/endpoints/partitions.ts`.
import type { PartitionRow } from "./partitions.ts";

export const PARTITION_ROWS: readonly PartitionRow[] = [
  ["aws","^(us|eu|ap|sa|ca|me|af|il|mx)\\-\\w+\\-\\d+$","amazonaws.com","api.aws","us-east-1","aws-global",7],
  ["aws-cn","^cn\\-\\w+\\-\\d+$","amazonaws.com.cn","api.amazonwebservices.com.cn","cn-northwest-1","aws-cn-global",7],
  ["aws-us-gov","^us\\-gov\\-\\w+\\-\\d+$","amazonaws.com","api.aws","us-gov-west-1","aws-us-gov-global",7],
  ["aws-iso","^us\\-iso\\-\\w+\\-\\d+$","c2s.ic.gov","api.aws.ic.gov","us-iso-east-1","aws-iso-global",3],
  ["aws-iso-b","^us\\-isob\\-\\w+\\-\\d+$","sc2s.sgov.gov","api.aws.scloud","us-isob-east-1","aws-iso-b-global",3],
  ["aws-iso-e","^eu\\-isoe\\-\\w+\\-\\d+$","cloud.adc-e.uk","api.cloud-aws.adc-e.uk","eu-isoe-west-1","aws-iso-e-global",3],
  ["aws-iso-f","^us\\-isof\\-\\w+\\-\\d+$","csp.hci.ic.gov","api.aws.hci.ic.gov","us-isof-south-1","aws-iso-f-global",3],
  ["aws-eusc","^eusc\\-(de)\\-\\w+\\-\\d+$","amazonaws.eu","api.amazonwebservices.eu","eusc-de-east-1","",7],
];
