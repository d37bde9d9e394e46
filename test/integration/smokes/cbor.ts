/** Smoke of a service that speaks CBOR. */
import assert from "node:assert/strict";
import { CloudWatch } from "@boto3/client-cloudwatch";
import { present, type Smoke } from "./smoke.ts";

export const cborSmokes: readonly Smoke[] = [
  {
    service: "cloudwatch",
    async run(settings) {
      const cloudwatch = new CloudWatch(settings);
      await cloudwatch.putMetricAlarm({
        AlarmName: "smoke",
        MetricName: "Temperature",
        Namespace: "Smoke",
        Statistic: "Average",
        ComparisonOperator: "GreaterThanThreshold",
        EvaluationPeriods: 1,
        Period: 60,
        Threshold: 41.5,
      });
      const { MetricAlarms = [] } = await cloudwatch.describeAlarms({ AlarmNames: ["smoke"] });
      assert.equal(MetricAlarms[0]?.Threshold, 41.5);
      assert.ok(present(MetricAlarms[0]?.AlarmConfigurationUpdatedTimestamp, "timestamp") instanceof Date);
      const Timestamp = new Date(Math.floor(Date.now() / 60_000) * 60_000);
      await cloudwatch.putMetricData({
        Namespace: "Smoke",
        MetricData: [{ MetricName: "Temperature", Value: 42.25, Timestamp }],
      });
      const { Metrics = [] } = await cloudwatch.listMetrics({ Namespace: "Smoke" });
      assert.equal(Metrics[0]?.MetricName, "Temperature");
      await cloudwatch.deleteAlarms({ AlarmNames: ["smoke"] });
      assert.deepEqual((await cloudwatch.describeAlarms({ AlarmNames: ["smoke"] })).MetricAlarms ?? [], []);
    },
  },
];
