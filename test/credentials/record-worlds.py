"""Records where botocore finds credentials on machines that chance set up: two files, an environment, a profile by argument.

    python3 test/credentials/record-worlds.py OUT.ndjson.gz [COUNT [SEED]]

Needs botocore and no network. Of roles and logins only the place is recorded: they are asked when they are needed. Left out: sessions of
`aws login`, for which botocore needs another package.
"""

import gzip
import json
import os
import random
import shutil
import sys
import tempfile

HOME = tempfile.mkdtemp()
os.environ.clear()
os.environ.update(HOME=HOME, PATH="/usr/bin:/bin")

import botocore.session  # noqa: E402

PROFILES = ["default", "a", "b", "c"]
DEFERRED = ["assume-role", "assume-role-with-web-identity", "sso"]
WHOLE = '{"Version":1,"AccessKeyId":"P","SecretAccessKey":"s"}'
ENDING = '{"Version":1,"AccessKeyId":"P","SecretAccessKey":"s","SessionToken":"t","Expiration":"2099-01-01T00:00:00Z","AccountId":"9"}'
PROGRAMS = [f"echo '{text}'" for text in [WHOLE, ENDING, '{"Version":2}', '{"Version":1,"AccessKeyId":"x"}', "{}"]]

OUT = sys.argv[1]
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 400
chance = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)


def chosen(rows):
    """The settings that chance picks: rows of probability, name and values."""
    return {name: chance.choice(values) for probability, name, values in rows if chance.random() < probability}


def pair(rows, key, secret, probability):
    """A key and its secret, mostly together."""
    values = chosen([(probability, key, ["KEY1", "KEY2", "KEY3"])])
    values.update(chosen([(0.9 if values else 0.4 * probability, secret, ["s"])]))
    return {**values, **chosen(rows)}


def section(number):
    rows = [
        (0.15, "aws_session_token", ["TOKEN"]),
        (0.05, "aws_security_token", ["OLD"]),
        (0.1, "aws_account_id", ["111122223333"]),
        (0.35, "role_arn", [f"arn:aws:iam::111122223333:role/r{number}"]),
        (0.35, "source_profile", [*PROFILES, "nosuch"]),
        (0.12, "credential_source", ["Environment", "EcsContainer", "environment", "Bogus", "Ec2InstanceMetadata"]),
        (0.08, "web_identity_token_file", ["/nowhere/token"]),
        (0.1, "mfa_serial", ["serial"]),
        (0.1, "duration_seconds", ["900", "x", ""]),
        (0.1, "sso_account_id", ["1"]),
        (0.1, "sso_role_name", ["r"]),
        (0.08, "sso_region", ["us-west-2"]),
        (0.08, "sso_start_url", ["https://x"]),
        (0.08, "sso_session", ["m", "n", "nosuch"]),
        (0.1, "credential_process", PROGRAMS),
        (0.3, "region", ["eu-west-1"]),
    ]
    return pair(rows, "aws_access_key_id", "aws_secret_access_key", 0.4)


def ini(sections):
    return "".join(f"[{header}]\n" + "".join(f"{k} = {v}\n" for k, v in values.items()) for header, values in sections)


def found(profile):
    try:
        credentials = botocore.session.Session(profile=profile).get_credentials()
    except Exception as error:
        return ["error", type(error).__name__, str(error)]
    if credentials is None:
        return ["none"]
    if credentials.method in DEFERRED:
        return [credentials.method]
    return [credentials.method, credentials.access_key, credentials.token, credentials.account_id]


def world():
    headers = [name if name == "default" else f"profile {name}" for name in PROFILES]
    config = [(header, section(number)) for number, header in enumerate(headers) if chance.random() < 0.75]
    if chance.random() < 0.5:
        config.append(("sso-session m", {"sso_region": chance.choice(["us-west-2", "us-east-1"]), "sso_start_url": "https://x"}))
    if chance.random() < 0.2:
        config.append(("sso-session n", {"sso_region": "us-west-2"}))
    credentials = [(name, section(number + 5)) for number, name in enumerate(PROFILES) if chance.random() < 0.35]
    rows = [
        (0.1, "AWS_SESSION_TOKEN", ["ENVTOKEN"]),
        (0.06, "AWS_SECURITY_TOKEN", ["ENVOLD"]),
        (0.25, "AWS_PROFILE", [*PROFILES, "nosuch"]),
        (0.08, "AWS_DEFAULT_PROFILE", PROFILES),
        (0.06, "AWS_WEB_IDENTITY_TOKEN_FILE", ["/nowhere/token"]),
        (0.06, "AWS_ROLE_ARN", ["arn:aws:iam::1:role/e"]),
    ]
    environment = {**pair(rows, "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", 0.2), "AWS_EC2_METADATA_DISABLED": "true"}
    profile = chance.choice([None, None, None, *PROFILES])

    texts = {"config": ini(config), "credentials": ini(credentials)}
    os.makedirs(f"{HOME}/.aws", exist_ok=True)
    for name, text in texts.items():
        with open(f"{HOME}/.aws/{name}", "w") as file:
            file.write(text)
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(environment)
    return {**texts, "environment": environment, "profile": profile, "found": found(profile)}


lines = "".join(json.dumps(world()) + "\n" for _ in range(COUNT))
with gzip.GzipFile(OUT, "wb", mtime=0) as file:
    file.write(lines.encode())
shutil.rmtree(HOME)
