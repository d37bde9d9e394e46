/**
 * Names by which services were called in events before they had ids (botocore `hooks.py` `EventAliaser`, `utils.py` `EVENT_ALIASES`):
 * `before-call.autoscaling` means `before-call.auto-scaling`.
 */

/** `old:new`; an old name may have dots. */
const ALIASES = `
api.mediatailor:mediatailor api.pricing:pricing api.sagemaker:sagemaker apigateway:api-gateway
application-autoscaling:application-auto-scaling appstream2:appstream autoscaling:auto-scaling
autoscaling-plans:auto-scaling-plans ce:cost-explorer cloudhsmv2:cloudhsm-v2 cloudsearchdomain:cloudsearch-domain
cognito-idp:cognito-identity-provider config:config-service cur:cost-and-usage-report-service data.iot:iot-data-plane
data.jobs.iot:iot-jobs-data-plane data.mediastore:mediastore-data datapipeline:data-pipeline devicefarm:device-farm
directconnect:direct-connect discovery:application-discovery-service dms:database-migration-service
ds:directory-service dynamodbstreams:dynamodb-streams elasticbeanstalk:elastic-beanstalk elasticfilesystem:efs
elasticloadbalancing:elastic-load-balancing elasticmapreduce:emr elb:elastic-load-balancing
elbv2:elastic-load-balancing-v2 email:ses entitlement.marketplace:marketplace-entitlement-service
es:elasticsearch-service events:eventbridge cloudwatch-events:eventbridge iot-data:iot-data-plane
iot-jobs-data:iot-jobs-data-plane kinesisanalytics:kinesis-analytics kinesisvideo:kinesis-video
lex-models:lex-model-building-service lex-runtime:lex-runtime-service logs:cloudwatch-logs
machinelearning:machine-learning marketplace-entitlement:marketplace-entitlement-service
marketplacecommerceanalytics:marketplace-commerce-analytics metering.marketplace:marketplace-metering
meteringmarketplace:marketplace-metering mgh:migration-hub models.lex:lex-model-building-service monitoring:cloudwatch
mturk-requester:mturk resourcegroupstaggingapi:resource-groups-tagging-api route53:route-53
route53domains:route-53-domains runtime.lex:lex-runtime-service runtime.sagemaker:sagemaker-runtime sdb:simpledb
secretsmanager:secrets-manager serverlessrepo:serverlessapplicationrepository servicecatalog:service-catalog
states:sfn stepfunctions:sfn storagegateway:storage-gateway streams.dynamodb:dynamodb-streams
tagging:resource-groups-tagging-api
`;

let table: Map<string, string[]> | undefined;

/** An event's name with today's name of its service; the first old name that stands in it is replaced. */
export function resolveAlias(name: string): string {
  table ??= new Map(
    ALIASES.trim()
      .split(/\s+/)
      .map((row) => [row.slice(0, row.indexOf(":")), [row.slice(row.indexOf(":") + 1)]]),
  );
  const parts = name.split(".");
  for (const [old, today] of table) {
    const oldParts = old.split(".");
    const at = parts.findIndex((_, index) => oldParts.every((part, offset) => parts[index + offset] === part));
    if (at >= 0) return parts.toSpliced(at, oldParts.length, ...today).join(".");
  }
  return name;
}
