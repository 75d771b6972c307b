"""Takes the steps of a scenario with boto3: `driver.py STEPS`, everything else from the environment.

The same forms as tests/local/driver: what a step is, what a line of the transcript is.
"""

import base64
import datetime
import json
import os
import re
import sys
import urllib.error
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError


def fill(value, names):
    """A step's value with `${name}` replaced; an object whose only key is `$text` is a blob of that text."""
    if isinstance(value, str):
        return re.sub(r"\$\{([^}]*)\}", lambda found: named(found.group(1), names), value)
    if isinstance(value, list):
        return [fill(item, names) for item in value]
    if isinstance(value, dict):
        if list(value) == ["$text"]:
            return fill(value["$text"], names).encode()
        return {key: fill(item, names) for key, item in value.items()}
    return value


class Unbound(Exception):
    """A name that no earlier step bound."""


def named(name, names):
    if name not in names:
        raise Unbound(f"nothing is called `{name}`")
    return names[name]


def point(value, pointer):
    """What a JSON pointer finds, or nothing. `*` stands for the first entry of a map."""
    for part in pointer.split("/")[1:]:
        if part == "*":
            value = next(iter(value.values()))
            continue
        part = part.replace("~1", "/").replace("~0", "~")
        try:
            value = value[int(part)] if isinstance(value, list) else value[part]
        except (LookupError, TypeError, ValueError):
            return None
    return value


def bind(wanted, output, names):
    for name, pointer in (wanted or {}).items():
        found = point(output, pointer)
        if found is not None:
            names[name] = found if isinstance(found, str) else json.dumps(found, separators=(",", ":"))


def say(value):
    """The model's JSON of a value: blobs as base64, times as seconds."""
    if isinstance(value, dict):
        return {key: say(item) for key, item in value.items()}
    if isinstance(value, list):
        return [say(item) for item in value]
    if isinstance(value, (bytes, bytearray)):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime.datetime):
        seconds = value.timestamp()
        return int(seconds) if seconds.is_integer() else seconds
    return value


def call(client, methods, step, names):
    method = getattr(client, methods[step["call"]])
    try:
        output = method(**fill(step["input"], names))
    except ClientError as error:
        meta = error.response["ResponseMetadata"]
        return {
            "error": {
                "code": error.response["Error"]["Code"],
                "message": error.response["Error"]["Message"],
                # boto3 makes a class of its own for what the model has.
                "modelled": type(error) is not ClientError,
                "status": meta["HTTPStatusCode"],
                "request": meta.get("RequestId"),
            }
        }
    except BotoCoreError as error:
        return {"error": {"unanswered": repr(error)}}
    request = output.pop("ResponseMetadata").get("RequestId")
    output = say(output)
    bind(step.get("bind"), output, names)
    return {"output": output, "request": request}


def control(step, names):
    method, path = fill(step["control"], names).split(" ", 1)
    body = step.get("body")
    request = urllib.request.Request(
        os.environ["AWS_ENDPOINT_URL_SOCIALMESSAGING"] + path,
        data=None if body is None else json.dumps(fill(body, names)).encode(),
        headers={"content-type": "application/json"},
        method=method,
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=30) as response:
            status, text = response.status, response.read()
    except urllib.error.HTTPError as error:
        status, text = error.code, error.read()
    output = json.loads(text) if text else None
    bind(step.get("bind"), output, names)
    return {"status": status, "body": output}


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        steps = json.load(file)
    # What the model demands of inputs is for the service to check here.
    config = Config(retries={"total_max_attempts": 1}, parameter_validation=False)
    client = boto3.client("socialmessaging", config=config)
    methods = {operation: method for method, operation in client.meta.method_to_api_mapping.items()}
    names = {}
    for step in steps:
        try:
            line = call(client, methods, step, names) if "call" in step else control(step, names)
        except Unbound as error:
            line = {"refused": str(error)}
        print(json.dumps({"step": step["step"], **line}), flush=True)


main()
