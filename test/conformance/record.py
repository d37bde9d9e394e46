"""Records what botocore sends and returns, in the format of the recordings' README, for services the whole set lacks.

    python3 test/conformance/record.py OUT_DIR SERVICE...

Needs the botocore release of models/source.json and no network. For every operation: `minimal` (required members), `rich`
(most members) requests, and a `full` and a `sparse` reply made from the output shape, as far as it stands in the body. Calls
that are refused before anything is sent are left out.
"""

import base64
import datetime
import gzip
import io
import json
import math
import os
import random
import re
import sys
import time
import types
import uuid
from xml.sax.saxutils import escape

import botocore.auth
import botocore.session
from botocore.awsrequest import AWSResponse
from botocore.config import Config
from botocore.serialize import RpcV2CBORSerializer

NOW = datetime.datetime(2026, 1, 2, 3, 4, 5)
UUID = "12345678-1234-4abc-8def-123456789012"
TEXTS = ["alpha", "beta-2", "gamma_3", "naïve café", "a b+c/d", 'quote " <x> & y', "日本", "x=1&y=2"]
UNRECORDED = {"user-agent", "amz-sdk-invocation-id"}
DEPTH = 4


def make_value(shape, rng, rich, depth=0):
    """A value that obeys the shape's type, enum and minimums."""
    kind = shape.type_name
    if getattr(shape, "is_document_type", False):
        return {"text": "doc", "list": [1, True, None]}
    if kind == "structure":
        required = set(shape.required_members)
        members = {}
        for name, member in shape.members.items():
            wanted = name in required or (rich and depth < DEPTH and rng.random() < 0.8)
            if wanted and not getattr(member, "is_eventstream", False) and not member.serialization.get("eventstream"):
                members[name] = make_value(member, rng, rich, depth + 1)
        if getattr(shape, "is_tagged_union", False) and shape.members:
            name = rng.choice(list(shape.members))
            return {name: make_value(shape.members[name], rng, rich, depth + 1)}
        return members
    if kind == "list":
        count = max(shape.metadata.get("min", 0), rng.choice([1, 2, 3]) if depth < DEPTH else 0)
        return [make_value(shape.member, rng, rich, depth + 1) for _ in range(min(count, 20))]
    if kind == "map":
        if depth >= DEPTH:
            return {}
        return {f"key{i}" if not shape.key.enum else shape.key.enum[i % len(shape.key.enum)]: make_value(shape.value, rng, rich, depth + 1) for i in range(2)}
    if kind == "string":
        if shape.enum:
            return rng.choice(shape.enum)
        text = rng.choice(TEXTS) if rich else "plain"
        if re.search(r"arn:", shape.metadata.get("pattern", "")):
            text = "arn:aws:service:us-east-1:123456789012:thing/x"
        least, most = shape.metadata.get("min", 0), shape.metadata.get("max", 1000)
        return (text + "x" * max(0, least - len(text)))[: max(most, 1)]
    if kind == "boolean":
        return rng.random() < 0.5
    if kind == "integer":
        return clamp(rng.choice([0, 1, 7, 1000, 2147483647]), shape)
    if kind == "long":
        return clamp(rng.choice([0, 42, 9007199254740991, 1234567890123]), shape)
    if kind in ("float", "double"):
        return clamp(rng.choice([0.5, 1.25, 1000.125, 0.001]), shape)
    if kind == "timestamp":
        return datetime.datetime(2024, 2, 29, 12, rng.randrange(60), 7, tzinfo=datetime.timezone.utc)
    if kind == "blob":
        return rng.choice([b"hello", b"\x00\xff\x7f", "blöb".encode()])
    raise ValueError(kind)


def clamp(value, shape):
    return min(max(value, shape.metadata.get("min", value)), shape.metadata.get("max", value))


def tagged(value):
    """The recordings' notation of a value."""
    if isinstance(value, dict):
        return {key: tagged(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [tagged(item) for item in value]
    if isinstance(value, (bytes, bytearray)):
        return {"$blob": base64.b64encode(value).decode()}
    if isinstance(value, datetime.datetime):
        text = value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")
        fraction = f".{value.microsecond:06d}" if value.microsecond % 1000 else f".{value.microsecond // 1000:03d}"
        return {"$timestamp": f"{text}{fraction if value.microsecond else ''}Z"}
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, int):
        return {"$int": str(value)} if abs(value) > 2**53 - 1 else value
    if isinstance(value, float):
        return value if math.isfinite(value) else {"$float": {math.inf: "Infinity", -math.inf: "-Infinity"}.get(value, "NaN")}
    return {"$stream": base64.b64encode(value.read()).decode()}


def body_of(content):
    content = content.encode() if isinstance(content, str) else (content or b"")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return {"$blob": base64.b64encode(content).decode()}


class Raw(io.BytesIO):
    """What botocore reads a reply's body from."""

    def stream(self, **_kwargs):
        content = self.read()
        while content:
            yield content
            content = self.read()


def make_client(session, service):
    return session.create_client(
        service,
        region_name="us-east-1",
        aws_access_key_id="AKIDEXAMPLE",
        aws_secret_access_key="wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        config=Config(retries={"total_max_attempts": 1}),
    )


DISCOVERED = json.dumps({"Endpoints": [{"Address": "discovered.us-east-1.amazonaws.com", "CachePeriodInMinutes": 10}]})


class Recorder:
    def __init__(self, session, service):
        self.session, self.service = session, service
        self.request = self.reply = self.signing = None
        self.preceding = []
        self._renew()

    def _renew(self):
        self.client = make_client(self.session, self.service)
        self.model = self.client.meta.service_model
        self.client.meta.events.register("before-send", self._send)
        self.client.meta.events.register("before-sign", self._note_signer)

    def _note_signer(self, signing_name, region_name, signature_version, **_kwargs):
        self.signing = {"name": signing_name, "region": region_name, "version": signature_version if isinstance(signature_version, str) else "none"}

    def _send(self, request, **_kwargs):
        if text(request.headers.get("X-Amz-Target", "")).endswith(".DescribeEndpoints") and self.operation != "DescribeEndpoints":
            reply = {"status": 200, "headers": {"Content-Type": "application/x-amz-json-1.0"}, "body": DISCOVERED}
            self.preceding.append({"operation": "DescribeEndpoints", "request": self._describe(request), "reply": reply})
            return AWSResponse(request.url, 200, reply["headers"], Raw(DISCOVERED.encode()))
        self.request = request
        status, headers, body = self.reply or (200, {}, b"")
        return AWSResponse(request.url, status, headers, Raw(body))

    def _describe(self, request):
        headers = {name: text(value) for name, value in request.headers.items() if name.lower() not in UNRECORDED}
        return {"method": request.method, "url": request.url, "signing": self.signing, "headers": headers, "body": body_of(request.body)}

    def methods(self):
        return sorted(self.client.meta.method_to_api_mapping.items())

    def call(self, method, operation, params):
        if self.model.operation_model(operation).endpoint_discovery:
            self._renew()  # what was discovered once is not asked for again
        self.operation, self.request, self.preceding, self.signing = operation, None, [], {"version": "none"}
        try:
            return {"result": tagged(getattr(self.client, method)(**params))}
        except Exception as error:  # every outcome is recorded
            return {"error": describe(error)}

    def requests(self):
        for method, operation in self.methods():
            shape = self.model.operation_model(operation).input_shape
            for kind in ("minimal", "rich"):
                params = make_value(shape, random.Random(f"{operation}.{kind}"), kind == "rich") if shape else {}
                self.reply = None
                outcome = self.call(method, operation, params)
                if self.request is None:
                    print(f"{self.service}.{operation}.{kind} is not sent: {outcome['error']['message'][:100]!r}", file=sys.stderr)
                    continue
                case = {"id": f"{self.service}.{operation}.{kind}", "service": self.service, "operation": operation, "kind": kind, "params": tagged(params)}
                if self.preceding:
                    case["preceding"] = self.preceding
                yield {**case, "request": self._describe(self.request)}

    def responses(self):
        for method, operation in self.methods():
            model = self.model.operation_model(operation)
            forgets_request_id = self.model.resolved_protocol == "smithy-rpc-v2-cbor" and model.output_shape is None
            if model.has_event_stream_output or forgets_request_id:
                continue
            params = make_value(model.input_shape, random.Random(operation), False) if model.input_shape else {}
            for kind in ("full", "sparse"):
                rng = random.Random(f"{operation}.{kind}.reply")
                self.reply = (200, *self._reply(model, rng, kind == "full"))
                case = {"id": f"{self.service}.{operation}.{kind}", "service": self.service, "operation": operation, "kind": kind, "params": tagged(params)}
                outcome = self.call(method, operation, params)
                if self.request is None:
                    continue
                status, headers, body = self.reply
                yield {**case, "response": {"status": status, "headers": headers, "body": body_of(body)}, **outcome}

    def _reply(self, model, rng, full):
        shape, protocol = model.output_shape, self.model.resolved_protocol
        value = make_value(shape, rng, full) if shape else {}
        headers = {"x-amzn-RequestId": "a1b2c3d4-0000-4000-8000-abcdefabcdef"}
        body, kind = self._body(protocol, model.name, shape, value)
        if protocol == "smithy-rpc-v2-cbor":
            headers["smithy-protocol"] = "rpc-v2-cbor"
        return {**headers, "Content-Type": kind, "Content-Length": str(len(body))}, body

    def _body(self, protocol, operation, shape, value):
        if protocol == "smithy-rpc-v2-cbor":
            content = bytearray()
            if shape:
                RpcV2CBORSerializer()._serialize_data_item(content, value, shape)
            return bytes(content), "application/cbor"
        if protocol == "ec2":
            inner = "".join(xml_members(shape, value)) if shape else "<return>true</return>"
            document = f"<requestId>59dbff89-35bd-4eac-99ed-be587EXAMPLE</requestId>{inner}"
            return f"<{operation}Response>{document}</{operation}Response>".encode(), "text/xml;charset=UTF-8"
        if protocol == "query":
            wrapper = shape.serialization.get("resultWrapper") if shape else None
            inner = "".join(xml_members(shape, value)) if shape else ""
            inner = f"<{wrapper}>{inner}</{wrapper}>" if wrapper else inner
            document = f"{inner}<ResponseMetadata><RequestId>59dbff89</RequestId></ResponseMetadata>"
            return f"<{operation}Response>{document}</{operation}Response>".encode(), "text/xml"
        payload = shape.serialization.get("payload") if shape else None
        if payload:
            shape = shape.members[payload]
            value = value.get(payload, {} if shape.type_name == "structure" else b"")
            if shape.type_name in ("blob", "string"):
                return (value.encode() if isinstance(value, str) else value), "application/octet-stream"
        elif shape:
            value = {name: item for name, item in value.items() if "location" not in shape.members[name].serialization}
        if protocol == "rest-xml":
            return "".join(xml_element("Result", shape, value)).encode() if shape else b"", "application/xml"
        return json.dumps(json_value(shape, value) if shape else {}).encode(), "application/json"


def json_value(shape, value):
    kind = shape.type_name
    if value is None or getattr(shape, "is_document_type", False):
        return value
    if kind == "structure":
        members = shape.members
        return {members[name].serialization.get("name", name): json_value(members[name], item) for name, item in value.items()}
    if kind == "list":
        return [json_value(shape.member, item) for item in value]
    if kind == "map":
        return {key: json_value(shape.value, item) for key, item in value.items()}
    if kind == "blob":
        return base64.b64encode(value).decode()
    if kind == "timestamp":
        style = shape.serialization.get("timestampFormat", "unixTimestamp")
        if style == "iso8601":
            return value.strftime("%Y-%m-%dT%H:%M:%SZ")
        return value.strftime("%a, %d %b %Y %H:%M:%S GMT") if style == "rfc822" else value.timestamp()
    return value


def xml_members(shape, value):
    for name, item in value.items():
        member = shape.members[name]
        yield from xml_element(member.serialization.get("name", name), member, item)


def xml_element(name, shape, value):
    kind = shape.type_name
    if kind == "structure":
        yield f"<{name}>{''.join(xml_members(shape, value))}</{name}>"
    elif kind == "list":
        item_name = shape.member.serialization.get("name", "member")
        items = [piece for item in value for piece in xml_element(name if shape.serialization.get("flattened") else item_name, shape.member, item)]
        yield "".join(items) if shape.serialization.get("flattened") else f"<{name}>{''.join(items)}</{name}>"
    elif kind == "map":
        key_name = shape.key.serialization.get("name", "key")
        value_name = shape.value.serialization.get("name", "value")
        pairs = [f"<{key_name}>{escape(key)}</{key_name}>{''.join(xml_element(value_name, shape.value, item))}" for key, item in value.items()]
        if shape.serialization.get("flattened"):
            yield "".join(f"<{name}>{pair}</{name}>" for pair in pairs)
        else:
            yield f"<{name}>{''.join(f'<entry>{pair}</entry>' for pair in pairs)}</{name}>"
    else:
        yield f"<{name}>{escape(xml_text(kind, value))}</{name}>"


def xml_text(kind, value):
    if kind == "boolean":
        return "true" if value else "false"
    if kind == "timestamp":
        return value.strftime("%Y-%m-%dT%H:%M:%S.000Z")
    if kind == "blob":
        return base64.b64encode(value).decode()
    return str(value)


def text(value):
    return value.decode() if isinstance(value, bytes) else str(value)


def describe(error):
    described = {"type": type(error).__name__, "message": str(error)}
    if hasattr(error, "response"):
        names = [base.__name__ for base in type(error).__mro__]
        described.update(bases=names[: names.index("ClientError") + 1], response=tagged(error.response), operation=error.operation_name)
    return described


def save(path, cases):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    lines = "".join(json.dumps(case, ensure_ascii=False, separators=(",", ":")) + "\n" for case in cases)
    with open(path, "wb") as file:
        file.write(gzip.compress(lines.encode(), 9, mtime=0))


def main(out, services):
    for name in list(os.environ):
        if name.startswith("AWS_"):
            del os.environ[name]
    os.environ.update(AWS_EC2_METADATA_DISABLED="true", AWS_CONFIG_FILE="/nonexistent", AWS_SHARED_CREDENTIALS_FILE="/nonexistent")
    botocore.auth.get_current_datetime = lambda remove_tzinfo=True: NOW
    botocore.auth.time = types.SimpleNamespace(gmtime=lambda *_: NOW.timetuple(), strftime=time.strftime)
    uuid.uuid4 = lambda: uuid.UUID(UUID)
    session = botocore.session.Session()
    for service in services:
        recorder = Recorder(session, service)
        save(f"{out}/requests/{service}.ndjson.gz", recorder.requests())
        save(f"{out}/responses/{service}.ndjson.gz", recorder.responses())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
