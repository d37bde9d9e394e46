/** Smoke of EC2, the one service that speaks its own dialect of query. */
import assert from "node:assert/strict";
import { EC2 } from "@boto3/client-ec2";
import { failsWith, present, type Smoke } from "./smoke.ts";

export const ec2Smokes: readonly Smoke[] = [
  {
    service: "ec2",
    async run(settings) {
      const ec2 = new EC2(settings);
      const vpcId = present((await ec2.createVpc({ CidrBlock: "10.9.0.0/16" })).Vpc?.VpcId, "VpcId");
      await ec2.createTags({ Resources: [vpcId], Tags: [{ Key: "Name", Value: "smoke" }] });
      const { Vpcs = [] } = await ec2.describeVpcs({ Filters: [{ Name: "tag:Name", Values: ["smoke"] }] });
      assert.deepEqual(
        Vpcs.map((vpc) => [vpc.VpcId, vpc.CidrBlock, vpc.IsDefault]),
        [[vpcId, "10.9.0.0/16", false]],
      );
      const group = await ec2.createSecurityGroup({ GroupName: "smoke", Description: "smoke", VpcId: vpcId });
      const groupId = present(group.GroupId, "GroupId");
      await ec2.authorizeSecurityGroupIngress({
        GroupId: groupId,
        IpPermissions: [
          { IpProtocol: "tcp", FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: "10.0.0.0/8", Description: "in" }] },
        ],
      });
      const { SecurityGroups = [] } = await ec2.describeSecurityGroups({ GroupIds: [groupId] });
      assert.equal(SecurityGroups[0]?.IpPermissions?.[0]?.IpRanges?.[0]?.CidrIp, "10.0.0.0/8");
      assert.equal(SecurityGroups[0]?.IpPermissions?.[0]?.FromPort, 443);
      await ec2.deleteSecurityGroup({ GroupId: groupId });
      await ec2.deleteVpc({ VpcId: vpcId });
      await failsWith("InvalidVpcID.NotFound", ec2.describeVpcs({ VpcIds: [vpcId] }));
    },
  },
];
