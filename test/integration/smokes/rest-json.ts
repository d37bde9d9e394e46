/** Smokes of services that speak REST with JSON. */
import assert from "node:assert/strict";
import { APIGateway } from "@boto3/client-apigateway";
import { EFS } from "@boto3/client-efs";
import { EKS } from "@boto3/client-eks";
import { EventBridgeScheduler } from "@boto3/client-scheduler";
import { IoT } from "@boto3/client-iot";
import { Lambda } from "@boto3/client-lambda";
import { failsWith, present, type Smoke } from "./smoke.ts";

/** An empty zip archive. */
const EMPTY_ZIP = new Uint8Array([0x50, 0x4b, 0x05, 0x06, ...Array.from({ length: 18 }, () => 0)]);

export const restJsonSmokes: readonly Smoke[] = [
  {
    service: "lambda",
    async run(settings) {
      const lambda = new Lambda(settings);
      await failsWith("ResourceNotFoundException", lambda.getFunction({ FunctionName: "smoke" }));
      const layer = await lambda.publishLayerVersion({ LayerName: "smoke", Content: { ZipFile: EMPTY_ZIP } });
      assert.equal(layer.Version, 1);
      const { LayerVersions = [] } = await lambda.listLayerVersions({ LayerName: "smoke" });
      assert.equal(LayerVersions[0]?.LayerVersionArn, layer.LayerVersionArn);
      await lambda.deleteLayerVersion({ LayerName: "smoke", VersionNumber: 1 });
      assert.deepEqual((await lambda.listLayerVersions({ LayerName: "smoke" })).LayerVersions, []);
    },
  },
  {
    service: "apigateway",
    async run(settings) {
      const gateway = new APIGateway(settings);
      const created = await gateway.createRestApi({ name: "smoke", description: "a smoke", binaryMediaTypes: ["image/png"] });
      const restApiId = present(created.id, "id");
      assert.ok(created.createdDate instanceof Date);
      assert.equal((await gateway.getRestApi({ restApiId })).description, "a smoke");
      assert.ok((await gateway.getRestApis({})).items?.some((api) => api.id === restApiId));
      await gateway.deleteRestApi({ restApiId });
      await failsWith("NotFoundException", gateway.getRestApi({ restApiId }));
    },
  },
  {
    service: "efs",
    async run(settings) {
      const efs = new EFS(settings);
      const { FileSystemId } = await efs.createFileSystem({ Tags: [{ Key: "Name", Value: "smoke" }] });
      const { FileSystems = [] } = await efs.describeFileSystems({ FileSystemId });
      assert.equal(FileSystems[0]?.Name, "smoke");
      await efs.deleteFileSystem({ FileSystemId });
      await failsWith("FileSystemNotFound", efs.describeFileSystems({ FileSystemId }));
    },
  },
  {
    service: "eks",
    async run(settings) {
      const eks = new EKS(settings);
      const { cluster } = await eks.createCluster({
        name: "smoke",
        roleArn: "arn:aws:iam::123456789012:role/smoke",
        resourcesVpcConfig: { subnetIds: ["subnet-1"] },
      });
      assert.ok(cluster?.createdAt instanceof Date);
      assert.equal((await eks.describeCluster({ name: "smoke" })).cluster?.arn, cluster.arn);
      assert.deepEqual((await eks.listClusters({ maxResults: 10 })).clusters, ["smoke"]);
      await eks.deleteCluster({ name: "smoke" });
      await failsWith("ResourceNotFoundException", eks.describeCluster({ name: "smoke" }));
    },
  },
  {
    service: "scheduler",
    async run(settings) {
      const scheduler = new EventBridgeScheduler(settings);
      await scheduler.createSchedule({
        Name: "smoke",
        ScheduleExpression: "rate(1 hour)",
        FlexibleTimeWindow: { Mode: "OFF" },
        Target: { Arn: "arn:aws:sqs:us-east-1:123456789012:smoke", RoleArn: "arn:aws:iam::123456789012:role/smoke" },
      });
      assert.equal((await scheduler.getSchedule({ Name: "smoke" })).ScheduleExpression, "rate(1 hour)");
      assert.equal((await scheduler.listSchedules({ NamePrefix: "smoke" })).Schedules.length, 1);
      await scheduler.deleteSchedule({ Name: "smoke" });
      await failsWith("ResourceNotFoundException", scheduler.getSchedule({ Name: "smoke" }));
    },
  },
  {
    service: "iot",
    async run(settings) {
      const iot = new IoT(settings);
      await iot.createThing({ thingName: "smoke", attributePayload: { attributes: { colour: "blue" } } });
      assert.deepEqual((await iot.describeThing({ thingName: "smoke" })).attributes, { colour: "blue" });
      assert.equal((await iot.listThings({})).things?.length, 1);
      await iot.deleteThing({ thingName: "smoke" });
      await failsWith("ResourceNotFoundException", iot.describeThing({ thingName: "smoke" }));
    },
  },
];
