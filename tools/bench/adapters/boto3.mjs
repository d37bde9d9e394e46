// boto3 runs in Python: see boto3_worker.py, which speaks the same line protocol as lib/worker.mjs.
import { join } from "node:path";
import { BENCH, PYTHON } from "../lib/environment.mjs";
export const label = "boto3";
export const role = "peer";
export const command = [PYTHON, join(BENCH, "adapters", "boto3_worker.py")];
const head = (svc, extra = "") =>
  `import os, sys, boto3\nc = boto3.client('${svc}', region_name='us-east-1', aws_access_key_id='AKIDEXAMPLE', aws_secret_access_key='secret', endpoint_url=os.environ['STUB'])\n${extra}`;
const one = (svc, call) => ({ python: head(svc) + `if len(sys.argv) < 2:\n    ${call}\n` });
export const programs = {
  "s3-getobject": one("s3", `c.get_object(Bucket='bbb', Key='k')['Body'].read()`),
  "ddb-getitem": one("dynamodb", `c.get_item(TableName='ttt', Key={'pk': {'S': 'a'}})`),
  "ddb-doc": {
    python: `import os, sys, boto3\nr = boto3.resource('dynamodb', region_name='us-east-1', aws_access_key_id='AKIDEXAMPLE', aws_secret_access_key='secret', endpoint_url=os.environ['STUB'])\nt = r.Table('ttt')\nif len(sys.argv) < 2:\n    t.get_item(Key={'pk': 'a'})\n`,
  },
  "sqs-send": one("sqs", `c.send_message(QueueUrl=os.environ['STUB'] + '/1/q', MessageBody=os.environ['SQS_BODY'])`),
  "ec2-describe": one("ec2", `c.describe_instances()`),
  "sts-identity": one("sts", `c.get_caller_identity()`),
};
export const formats = ["python"];
