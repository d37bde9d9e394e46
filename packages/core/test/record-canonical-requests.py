"""Records `canonical-requests.json`: what botocore signs for 5,000 random keys and queries, hundred by hundred.

    python record-canonical-requests.py > canonical-requests.json      (botocore 1.43.67)

The generator of random numbers is the one of `canonical-requests.test.ts`, so both see the same requests; only digests of the canonical
requests are kept.
"""
import hashlib
import json

import botocore
from botocore.auth import S3SigV4Auth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.utils import percent_encode, percent_encode_sequence

PIECES = ["..", ".", "", "a", "b", "%", "+", " ", "😀", "ü", "~", "*", "'()!", "=&?#", "日本", "-_.", "@:$,;", "\\", "%2F", "a%20b", "|",
          "\n", "\u0301", "e", "Z", "0", "\"", "<>", "[]", "{}", "^", "`", "\u00a0", "\ufeff"]


def generator(seed):
    state = seed

    def pick(below):
        nonlocal state
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        return state * below // 2**32

    return pick


def text(pick, most):
    return "".join(PIECES[pick(len(PIECES))] for _ in range(pick(most)))


def main():
    credentials = Credentials("AKID", "secret")
    signers = [S3SigV4Auth(credentials, "s3", "us-east-1"), SigV4Auth(credentials, "service", "us-east-1")]
    for signer in signers:
        signer.payload = lambda request: "UNSIGNED-PAYLOAD"
    pick = generator(1)
    digests = []
    for _ in range(50):
        digest = hashlib.sha256()
        for _ in range(100):
            path = "/" + "/".join(text(pick, 4) for _ in range(1 + pick(5)))
            query = [(text(pick, 3) or "k", text(pick, 4)) for _ in range(pick(5))]
            url = "https://host.example.com" + percent_encode(path, safe="/~")
            if query:
                url += "?" + percent_encode_sequence(query)
            for signer in signers:
                headers = {"X-Amz-Date": "20260102T030405Z"}
                if isinstance(signer, S3SigV4Auth):
                    headers["X-Amz-Content-SHA256"] = "UNSIGNED-PAYLOAD"
                canonical = signer.canonical_request(AWSRequest(method="GET", url=url, headers=headers))
                digest.update(hashlib.sha256(canonical.encode("utf-8")).hexdigest().encode())
        digests.append(digest.hexdigest())
    print(json.dumps({"botocore": botocore.__version__, "digests": digests}, indent=0))


main()
